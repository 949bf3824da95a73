// The hours of a week as a field of seven days.

import type { RhythmHour } from "../../../bindings/RhythmHour";

export function fieldOf(hours: readonly RhythmHour[], of: "speakers" | "interactions"): number[][] {
  const field = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const hour of hours) {
    const day = field[hour.weekday];
    if (day) day[hour.hour] = hour[of];
  }
  return field;
}
