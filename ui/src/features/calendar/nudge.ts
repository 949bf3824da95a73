// Where Alt and an arrow take an occurrence: by days and weeks in the month, by half hours and days where hours are drawn.

import { addMinutes } from "../../shared/format/civil";
import type { CivilSpan } from "./occurrence";
import type { View } from "./range";

const DAY = 1440;

export function nudged(span: CivilSpan, key: string, view: View): CivilSpan {
  const hours = (view === "week" || view === "day") && !span.all_day;
  const across = { ArrowLeft: -DAY, ArrowRight: DAY }[key] ?? 0;
  const along = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0;
  const minutes = across + along * (hours ? 30 : 7 * DAY);
  return { start: addMinutes(span.start, minutes), end: addMinutes(span.end, minutes), all_day: span.all_day };
}
