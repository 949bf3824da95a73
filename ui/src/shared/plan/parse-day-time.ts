// A day and a time in one line, as people type them into a cell: 2026-11-22 20:00, 明天 晚上8点, tomorrow 8pm, or the day alone.

import { parseDay } from "./parse-day";
import { parseTime } from "./parse-time";

/** A civil date-time, or null. `usual` is the time of a day alone. */
export function parseDayTime(text: string, today: string, usual: string): string | null {
  const words = text.trim().split(/\s+/);
  // The time comes last and may have a blank in it: 8 pm, 晚上 8点.
  for (let count = 0; count <= Math.min(2, words.length - 1); count++) {
    const day = parseDay(words.slice(0, words.length - count).join(" "), today);
    const time = count === 0 ? usual : parseTime(words.slice(words.length - count).join(" "));
    if (day && time) return `${day}T${time}:00`;
  }
  return null;
}
