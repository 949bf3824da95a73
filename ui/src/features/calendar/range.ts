// Which days a view shows. Everything is civil and half-open; the core answers for exactly these days.

import { addDays, addMonths, type CivilDate, startOfMonth, startOfWeek } from "../../shared/format/civil";
import type { Formats } from "../../shared/format/formats";

export const VIEWS = ["month", "week", "day", "agenda", "year"] as const;
export type View = (typeof VIEWS)[number];

export interface Range {
  from: CivilDate;
  to: CivilDate;
}

const AGENDA_DAYS = 30;

export function rangeOf(view: View, date: CivilDate, firstDay: number): Range {
  switch (view) {
    case "month": {
      // Whole weeks, as many as the month touches.
      const from = startOfWeek(startOfMonth(date), firstDay);
      const last = addDays(addMonths(startOfMonth(date), 1), -1);
      return { from, to: addDays(startOfWeek(last, firstDay), 7) };
    }
    case "week": {
      const from = startOfWeek(date, firstDay);
      return { from, to: addDays(from, 7) };
    }
    case "day":
      return { from: date, to: addDays(date, 1) };
    case "agenda":
      return { from: date, to: addDays(date, AGENDA_DAYS) };
    case "year":
      return { from: `${date.slice(0, 4)}-01-01`, to: `${Number(date.slice(0, 4)) + 1}-01-01` };
  }
}

/** The day that something new is meant for: today where it is shown, else the day that is. */
export function dayForNew({ from, to }: Range, date: CivilDate, today: CivilDate): CivilDate {
  return from <= today && today < to ? today : date;
}

/** The date after pressing › (`by` 1) or ‹ (−1). */
export function stepped(view: View, date: CivilDate, by: number): CivilDate {
  switch (view) {
    case "month":
      return addMonths(startOfMonth(date), by);
    case "week":
      return addDays(date, 7 * by);
    case "day":
      return addDays(date, by);
    case "agenda":
      return addDays(date, AGENDA_DAYS * by);
    case "year":
      return addMonths(date, 12 * by);
  }
}

export function rangeTitle(view: View, range: Range, date: CivilDate, formats: Formats): string {
  const last = addDays(range.to, -1);
  switch (view) {
    case "month":
      return formats.month(date);
    case "day":
      return formats.day(date, "");
    case "year":
      return formats.year(date);
    default:
      return formats.days(range.from, last);
  }
}
