// Today is the first page and part of the first load; the router names it itself.

import { useCommunity } from "../../shared/community";
import { useDay, useReminders } from "../../shared/day";
import type { Feature } from "../../shared/feature";

/** What waits, with reminders that have no answer: the number that stands over the column. */
function useBadge(): number | undefined {
  return (useDay().data?.waiting.length ?? 0) + useReminders(useCommunity().uid).waiting.length;
}

export const feature: Feature = { words: "today", pages: [], ambient: () => import("./TodayAmbient"), useBadge };
