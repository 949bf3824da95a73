// What the calendar page shows now, for whoever writes it out: by which filters, and the days. Nothing on other pages.

import type { CivilDate } from "../../shared/format/civil";
import type { PlanFacets } from "../../shared/plan/use-plan-facets";

export interface Shown {
  facets: PlanFacets;
  from: CivilDate;
  to: CivilDate;
  /** "November 2026" */
  title: string;
}

let shown: Shown | null = null;

export function keepShown(next: Shown | null): void {
  shown = next;
}

export const whatIsShown = (): Shown | null => shown;
