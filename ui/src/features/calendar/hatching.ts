// Where something had better not go, drawn as hatching while it is dragged: quiet hours, an event over another event, a post into
// the middle of an event. Warned of, never forbidden.

import { addDays, type CivilDate } from "../../shared/format/civil";
import type { CivilSpan, Occurrence } from "./occurrence";
import type { Range } from "./range";

export interface QuietHours {
  /** HH:MM */
  from: string;
  to: string;
}

export interface Hatching extends Omit<CivilSpan, "all_day"> {
  key: string;
  why: "quiet" | "taken";
}

export function hatchings(range: Range, occurrences: readonly Occurrence[], quiet: QuietHours | null): Hatching[] {
  const taken = occurrences
    .filter(({ kind, all_day, minutes }) => kind === "activity" && !all_day && minutes > 0)
    .map(({ key, start, end }): Hatching => ({ key, start, end, why: "taken" }));
  return [...taken, ...(quiet ? quietSpans(range, quiet) : [])];
}

function quietSpans({ from, to }: Range, quiet: QuietHours): Hatching[] {
  const spans: Hatching[] = [];
  // The night that began on the day before reaches into the first.
  for (let day: CivilDate = addDays(from, -1); day < to; day = addDays(day, 1)) {
    const start = `${day}T${quiet.from}:00`;
    const end = quiet.to > quiet.from ? `${day}T${quiet.to}:00` : `${addDays(day, 1)}T${quiet.to}:00`;
    spans.push({ key: `quiet@${day}`, start, end, why: "quiet" });
  }
  return spans.filter(({ start, end }) => start !== end && end > `${from}T00:00:00`);
}
