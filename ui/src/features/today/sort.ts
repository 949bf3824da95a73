// What Today makes of the plan: now, waiting, soon. Pure.

import type { CalendarItem } from "../../bindings/CalendarItem";
import { addDays, type CivilDate, type CivilDateTime, dayOf } from "../../shared/format/civil";

export interface Sorted {
  /** Everything of this day, all-day things first. */
  now: CalendarItem[];
  /** What should have been done by now, oldest first. */
  waiting: CalendarItem[];
  /** The next seven days; only days that hold something. */
  soon: { day: CivilDate; items: CalendarItem[] }[];
}

export const isDone = (item: CalendarItem): boolean =>
  item.state === "done" ||
  item.state === "published" ||
  item.state === "evaluated" ||
  (item.total !== null && item.total > 0 && item.done === item.total);

const SOON_DAYS = 7;

export function sorted(items: readonly CalendarItem[], today: CivilDate): Sorted {
  const covers = (item: CalendarItem, day: CivilDate) =>
    dayOf(item.start) === day || (item.all_day && item.start <= day && day < item.end);
  const waiting = items.filter((item) => item.late && !isDone(item));
  const late = new Set(waiting);
  const soon = Array.from({ length: SOON_DAYS }, (_, index) => addDays(today, index + 1)).map((day) => ({
    day,
    items: items.filter((item) => dayOf(item.start) === day),
  }));
  return {
    now: items
      .filter((item) => covers(item, today) && !late.has(item))
      .sort((a, b) => Number(b.all_day) - Number(a.all_day) || a.start_at - b.start_at),
    waiting: waiting.sort((a, b) => a.start_at - b.start_at),
    soon: soon.filter(({ items: own }) => own.length > 0),
  };
}

/** Where the line of the present stands among the day's items: in front of the first that is still to come. */
export function nowAt(items: readonly CalendarItem[], now: CivilDateTime): number {
  const at = items.findIndex((item) => !item.all_day && item.start > now);
  return at < 0 ? items.length : at;
}
