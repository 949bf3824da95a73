// A time that is being edited: its start, its length, whether it takes whole days. Every change is a pure step from one to another.

import { addDays, addMinutes, DAY_MIN, dayOf, daysBetween, minutesBetween, timeOf } from "../format/civil";

export interface Moment {
  /** Civil date-time. */
  start: string;
  duration_min: number | null;
  all_day: boolean;
}

/** What had whole days begins, once it has hours, at a time at which people meet. */
const EVENING = { time: "20:00", minutes: 90 };

/** The same time and length on another day. */
export function onDay<When extends Moment>(when: When, day: string): When {
  return { ...when, start: `${day}T${when.start.slice(11)}` };
}

/** Ends at a time of the day on which it ends now. An end before the start means the next day: 22:00–1:00. */
export function untilTime<When extends Moment>(when: When, day: string, time: string): When {
  return { ...when, duration_min: minutesBetween(when.start, endAfter(when.start, day, time)) };
}

export function endAfter(start: string, day: string, time: string): string {
  const end = `${day}T${time}:00`;
  return end > start ? end : `${addDays(dayOf(start), time > timeOf(start) ? 0 : 1)}T${time}:00`;
}

/** Its last day is another, at the same time of day. */
export function untilDay<When extends Moment>(when: When, day: string): When {
  return withDays(when, Math.max(1, daysBetween(dayOf(when.start), day) + 1));
}

/** Takes so many days: whole ones, or from its time on the first to its end's time on the last. */
export function withDays<When extends Moment>(when: When, days: number): When {
  if (when.all_day) return { ...when, duration_min: days * DAY_MIN };
  const end = timeOf(addMinutes(when.start, when.duration_min ?? 0));
  const last = addDays(dayOf(when.start), days - 1);
  return untilTime(when, last, end);
}

/** Whole days, as many as it touched; or hours again, on as many days. */
export function withAllDay<When extends Moment>(when: When, allDay: boolean): When {
  if (allDay === when.all_day) return when;
  const day = dayOf(when.start);
  if (allDay) {
    const end = addMinutes(when.start, Math.max(0, (when.duration_min ?? 0) - 1));
    const days = daysBetween(day, dayOf(end)) + 1;
    return { ...when, start: `${day}T00:00:00`, all_day: true, duration_min: days * DAY_MIN };
  }
  const days = Math.max(1, Math.round((when.duration_min ?? DAY_MIN) / DAY_MIN));
  const evening = { ...when, start: `${day}T${EVENING.time}:00`, all_day: false, duration_min: EVENING.minutes };
  return days > 1 ? withDays(evening, days) : evening;
}
