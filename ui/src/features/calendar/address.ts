// What the calendar's address says: view, date, filters, tray. Takes anything, keeps what makes sense.

import type { Kind } from "../../shared/basics/KindMark";
import type { CivilDate } from "../../shared/format/civil";
import type { RawSearch } from "../../shared/navigation";
import { VIEWS, type View } from "./range";

export const FILTER_KINDS = ["content", "activity", "task"] as const satisfies readonly Kind[];
export type FilterKind = (typeof FILTER_KINDS)[number];

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

const texts = (value: unknown): string[] | undefined => {
  const list = Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
  return list.length > 0 ? list : undefined;
};

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

/** The kinds that are shown; all when the address names none. */
export function kindsOf(address: CalendarAddress): FilterKind[] {
  const named = FILTER_KINDS.filter((kind) => address.kinds?.split(",").includes(kind));
  return named.length > 0 ? named : [...FILTER_KINDS];
}
