// Where a date goes when it is put off. Pure: what the community's wall clock shows.

import type { DayItem } from "../../bindings/DayItem";
import { addDays, addMinutes, type CivilDateTime, civilAt, dayOf } from "../../shared/format/civil";

/** The next day that is still to come, at the same time of day: tomorrow, or the day after one that comes later. */
export function nextDay({ start }: Pick<DayItem, "start">, now: number, tz: string): CivilDateTime {
  const today = dayOf(civilAt(now, tz));
  const from = dayOf(start) > today ? dayOf(start) : today;
  return `${addDays(from, 1)}T${start.slice(11)}`;
}

/** An hour from now; nothing for whole days and for what is not due by then anyway. */
export function inAnHour(
  { start, all_day }: Pick<DayItem, "start" | "all_day">,
  now: number,
  tz: string,
): CivilDateTime | null {
  const at = `${addMinutes(civilAt(now, tz), 60).slice(0, 16)}:00`;
  return all_day || at <= start ? null : at;
}
