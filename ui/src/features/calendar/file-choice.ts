// What the dialog of calendar files begins with, and which days it offers.

import { type AskedFile, chosenOf, knownFile, USUAL_FILE } from "../../shared/plan/calendar-file";
import { EVERYTHING, type PlanFacets } from "../../shared/plan/use-plan-facets";
import type { Shown } from "./shown";

export type Days = "all" | "shown" | "own";

export interface FileChoice extends PlanFacets {
  days: Days;
  flatten: boolean;
  tasks_as_events: boolean;
  keep: boolean;
}

/** A file that is kept begins as it is. Another begins with what the page shows; one that is to be kept has no end of days, or
 *  it would soon hold only what is over. */
export function begin(shown: Shown | null, asked: AskedFile | null): FileChoice {
  const { flatten, tasks_as_events } = USUAL_FILE;
  const known = knownFile(asked);
  if (!known) {
    const keep = asked === "kept";
    const facets = chosenOf(asked).length > 0 ? EVERYTHING : (shown?.facets ?? EVERYTHING);
    return { ...facets, days: shown && asked === null ? "shown" : "all", flatten, tasks_as_events, keep };
  }
  const { kinds, channels, tags, owners, from, to, ...how } = known.selection;
  const days = from || to ? "own" : "all";
  return {
    kinds,
    channels,
    tags,
    owners,
    days,
    flatten: how.flatten,
    tasks_as_events: how.tasks_as_events,
    keep: true,
  };
}

interface Span {
  from: string | null;
  to: string | null;
}

export function spanOf(days: Days, shown: Shown | null, asked: AskedFile | null): Span {
  if (days === "shown" && shown) return { from: shown.from, to: shown.to };
  const own = days === "own" ? knownFile(asked)?.selection : undefined;
  return { from: own?.from ?? null, to: own?.to ?? null };
}
