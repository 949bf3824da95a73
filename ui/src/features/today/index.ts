// Today is the first page and part of the first load; the router names it itself.

import type { Feature } from "../../shared/feature";
import { useToday } from "./queries";

/** What waits: late things and unanswered reminders. */
function useBadge(): number | undefined {
  const { waiting, reminders } = useToday(undefined);
  return waiting.length + reminders.length;
}

export const feature: Feature = { words: "today", pages: [], useBadge };
