// Reminders of what takes whole days. They count from the midnight at which the day begins, but nobody is told of a day at
// midnight: what is chosen and said is a day and a time on the clock.

import { DAY_MIN } from "../format/civil";

export interface DayLead {
  /** 0 is the day itself, 1 the day before; less than nothing is after it. */
  daysBefore: number;
  /** HH:MM */
  time: string;
}

const two = (number: number) => String(number).padStart(2, "0");

export function leadOf({ daysBefore, time }: DayLead): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return daysBefore * DAY_MIN - (hours * 60 + minutes);
}

export function dayLead(leadMin: number): DayLead {
  const daysBefore = Math.ceil(leadMin / DAY_MIN);
  const minutes = daysBefore * DAY_MIN - leadMin;
  return { daysBefore: daysBefore || 0, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** What people choose most; the first is the usual one. */
export const COMMON_DAY_LEADS: DayLead[] = [
  { daysBefore: 0, time: "09:00" },
  { daysBefore: 1, time: "18:00" },
  { daysBefore: 1, time: "09:00" },
  { daysBefore: 7, time: "09:00" },
];
