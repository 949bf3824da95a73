// A day and a time in one line, as people type them into a cell: 2026-11-22 20:00, 明天 晚上8点, tomorrow 8pm, or the day alone.

import type { CivilDate } from "../format/civil";
import { parseDay } from "./parse-day";
import { parseTime } from "./parse-time";

export interface DayTime {
  day: CivilDate;
  /** Hours and minutes; null of a day alone. */
  time: string | null;
}

/** Null of what is no day. */
export function parseDayTime(text: string, today: CivilDate): DayTime | null {
  const words = text.trim().split(/\s+/);
  // The time comes last and may have a blank in it: 8 pm, 晚上 8点.
  for (let count = 0; count <= Math.min(2, words.length - 1); count++) {
    const day = parseDay(words.slice(0, words.length - count).join(" "), today);
    const time = count === 0 ? null : parseTime(words.slice(words.length - count).join(" "));
    if (day && (time || count === 0)) return { day, time };
  }
  return null;
}
