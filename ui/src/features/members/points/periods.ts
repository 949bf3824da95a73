// The periods of a leaderboard, by the day on which it is looked at.

import { addDays, type CivilDate, startOfMonth, startOfWeek } from "../../../shared/format/civil";

export const PERIODS = ["week", "month", "last_month", "quarter", "year", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** Before it nothing was written. */
const FIRST = "2000-01-01";

export function daysOf(period: Period, today: CivilDate, weekStart: number): { from: CivilDate; to: CivilDate } {
  const month = startOfMonth(today);
  switch (period) {
    case "week":
      return { from: startOfWeek(today, weekStart), to: today };
    case "month":
      return { from: month, to: today };
    case "last_month": {
      const to = addDays(month, -1);
      return { from: startOfMonth(to), to };
    }
    case "quarter": {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { from: `${today.slice(0, 4)}-${String(first).padStart(2, "0")}-01`, to: today };
    }
    case "year":
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case "all":
      return { from: FIRST, to: today };
  }
}
