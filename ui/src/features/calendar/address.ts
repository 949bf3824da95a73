// What the calendar's address says: view, date, filters, tray. Takes anything, keeps what makes sense.

import type { CivilDate } from "../../shared/format/civil";
import { type RawSearch, texts } from "../../shared/navigation";
import { orNothing } from "../../shared/page/facet-chips";
import { PLAN_KINDS, type PlanFacets } from "../../shared/plan/use-plan-facets";
import { VIEWS, type View } from "./range";

export interface CalendarAddress {
  view: View;
  /** Today when left out. */
  date?: CivilDate;
  kinds?: string;
  channels?: string[];
  /** Tags of groups, by uid. */
  tags?: string[];
  owners?: string[];
  tray?: boolean;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

export function parseAddress(raw: RawSearch): CalendarAddress {
  const date = text(raw.date);
  return {
    view: VIEWS.find((view) => view === raw.view) ?? "month",
    date: date && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : undefined,
    kinds: text(raw.kinds),
    channels: texts(raw.channels),
    tags: texts(raw.tags),
    owners: texts(raw.owners),
    tray: raw.tray === true || undefined,
  };
}

/** What the page is narrowed by. */
export function facetsOf({ kinds, channels = [], tags = [], owners = [] }: CalendarAddress): PlanFacets {
  const named = kinds?.split(",") ?? [];
  return { kinds: PLAN_KINDS.filter((kind) => named.includes(kind)), channels, tags, owners };
}

/** The same in an address, where nothing chosen is left out. */
export function inAddress(patch: Partial<PlanFacets>): Partial<CalendarAddress> {
  return Object.fromEntries(
    Object.entries(patch).map(([name, values]) => [
      name,
      name === "kinds" ? values.join(",") || undefined : orNothing(values),
    ]),
  );
}
