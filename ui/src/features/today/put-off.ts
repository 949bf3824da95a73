// Where a date goes when it is put off. Pure: wall-clock times of the zone that the date is planned in.

import type { DayItem } from "../../bindings/DayItem";
import { addDays, addMinutes, type CivilDateTime, civilAt, dayOf, minutesBetween } from "../../shared/format/civil";

type Planned = Pick<DayItem, "start" | "start_at" | "all_day">;

/** The next day that is still to come, at the same time of day: tomorrow, or the day after one that comes later. */
export function nextDay({ start, start_at }: Planned, now: number, tz: string): CivilDateTime {
  const today = dayOf(inZoneOf({ start, start_at }, now, tz));
  const from = dayOf(start) > today ? dayOf(start) : today;
  return `${addDays(from, 1)}T${start.slice(11)}`;
}

/** An hour from now; nothing for whole days and for what is not due by then anyway. */
export function inAnHour({ start, start_at, all_day }: Planned, now: number, tz: string): CivilDateTime | null {
  const at = `${addMinutes(inZoneOf({ start, start_at }, now, tz), 60).slice(0, 16)}:00`;
  return all_day || at <= start ? null : at;
}

/** What clocks of the date's own zone show now: as far from the community's as its start is. */
const inZoneOf = ({ start, start_at }: Omit<Planned, "all_day">, now: number, tz: string): CivilDateTime =>
  addMinutes(civilAt(now, tz), minutesBetween(civilAt(start_at, tz), start));
