// One date of something planned, as the calendar draws it.

import type { DeliveryProgress } from "../../bindings/DeliveryProgress";
import type { Kind } from "../../shared/basics/KindMark";
import { addDays, addMinutes, type CivilDate, type CivilDateTime, DAY_MIN } from "../../shared/format/civil";
import type { Moment } from "../../shared/plan/moment";

export interface CivilSpan {
  start: CivilDateTime;
  end: CivilDateTime;
  all_day: boolean;
}

/** One whole day. */
export const wholeDay = (day: CivilDate): CivilSpan => ({
  start: `${day}T00:00:00`,
  end: `${addDays(day, 1)}T00:00:00`,
  all_day: true,
});

/** A moment as a span; one without a length ends where it begins, or with its day. */
export function spanOf({ start, duration_min, all_day }: Moment): CivilSpan {
  return { start, end: addMinutes(start, duration_min ?? (all_day ? DAY_MIN : 0)), all_day };
}

export interface Occurrence extends CivilSpan {
  /** Unique among all that is shown: the subject and the date it was planned at. */
  key: string;
  kind: Kind;
  uid: string;
  /** The planned civil start, by which the core knows the date; empty when it does not repeat. */
  original: string;
  title: string;
  minutes: number;
  recurring: boolean;
  /** How far sending has come, of what goes to any channel. */
  progress?: DeliveryProgress;
  late: boolean;
  done: boolean;
  /** Why it cannot be moved. */
  locked: boolean;
  /** Others it collides with, by title. */
  conflicts: string[];
  channelColor?: string;
  /** The slot that it fills a date of. */
  slot?: string;
}

/** What the calendar says about a day: lunar day or festival, 休 or 班, marketing days. */
export interface DayNotes {
  lunar?: string;
  names: string[];
  rest?: "off" | "work";
}
