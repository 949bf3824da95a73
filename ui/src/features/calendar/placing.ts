// What a place in the calendar means for each kind: a post goes out at one moment, an event lasts, a task is due some time that
// day. Where no hour was pointed at, the usual one is meant.

import { addMinutes, type CivilDate, DAY_MIN, dayOf, minutesBetween } from "../../shared/format/civil";
import type { Moment } from "../../shared/plan/moment";
import type { CivilSpan } from "./occurrence";

/** Times of day, `20:00:00`. */
export interface UsualTimes {
  content: string;
  activity: string;
}

export const USUAL: UsualTimes = { content: "09:00:00", activity: "20:00:00" };
const USUAL_MINUTES = 90;

/** How long something takes that was pointed at and not drawn. */
export const POINTED_MINUTES = 60;

/** Was drawn longer than a click points: only an event takes several days, or hours. */
export function lasts({ start, end, all_day }: CivilSpan): boolean {
  return minutesBetween(start, end) > (all_day ? DAY_MIN : POINTED_MINUTES);
}

/** The last day of what takes several; a talk into the small hours is of its evening. */
export function lastDay({ start, duration_min }: Moment): CivilDate {
  const minutes = duration_min ?? 0;
  return dayOf(minutes > DAY_MIN ? addMinutes(start, minutes - 1) : start);
}

export function momentAt(kind: string, span: CivilSpan, usual: UsualTimes = USUAL): Moment {
  const day = dayOf(span.start);
  const minutes = minutesBetween(span.start, span.end);
  if (kind === "activity") {
    if (!span.all_day) return { start: span.start, duration_min: minutes, all_day: false };
    if (minutes > DAY_MIN) return { start: span.start, duration_min: minutes, all_day: true };
    return { start: `${day}T${usual.activity}`, duration_min: USUAL_MINUTES, all_day: false };
  }
  if (!span.all_day) return { start: span.start, duration_min: null, all_day: false };
  if (kind === "task") return { start: `${day}T00:00:00`, duration_min: null, all_day: true };
  return { start: `${day}T${usual.content}`, duration_min: null, all_day: false };
}
