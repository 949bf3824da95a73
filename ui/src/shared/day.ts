// The day in one question: what is on, what waits and why, the next seven days. Today draws it, the sidebar counts from it; the
// shell asks for the first answer while the page is being read (`first_questions` in the shell's start.rs asks the same).

import { useEffect, useMemo } from "react";
import type { WaitingReminder } from "../bindings/WaitingReminder";
import type { Whose } from "../bindings/Whose";
import { useCommunity } from "./community";
import { queryClient, useCall } from "./data/query";
import { useNow } from "./use-now";

const DAY_TABLES = [
  "schedule",
  "schedule_exception",
  "content",
  "content_channel",
  "delivery",
  "activity",
  "registration",
  "task",
  "occurrence_done",
  "channel",
  "member",
  "operator",
  "community",
  "setting",
  "hold",
  "hold_channel",
] as const;

/** The day of the shown community: everyone's, or what one operator has to look after. */
export function useDay(whose: Whose = "all") {
  const { uid } = useCommunity();
  return useCall("today", { community: uid, whose }, { on: DAY_TABLES, keep: true });
}

/** Reminders without an answer, of one community or of all; those that were put off come after those that wait now. */
export function useReminders(of?: string) {
  const { data } = useCall("reminders_waiting", {}, { on: ["reminder", "reminder_fire"], keep: true });
  const now = useNow();
  return useMemo(() => {
    const own = (data ?? []).filter(({ community }) => !of || community === of);
    const later = ({ snooze_until }: WaitingReminder) => snooze_until !== null && snooze_until > now;
    return { waiting: own.filter((reminder) => !later(reminder)), later: own.filter(later) };
  }, [data, of, now]);
}

/** Asks again as minutes pass: things become late, and days end, without anybody writing. Once, in the frame. Today knows
 *  neither when; other answers say when the next of what they hold becomes late, and are asked again just then. */
export function useDayClock(): void {
  const now = useNow();
  useEffect(() => {
    const answered = queryClient.getQueryCache().findAll({ queryKey: ["today"] })[0]?.state.dataUpdatedAt ?? 0;
    // The answer that this minute already has (the one that was handed over) is fresh enough.
    const fresh = Date.now() - answered < 30_000;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey, state }) => (queryKey[0] === "today" ? !fresh : hasAged(state.data, now)),
    });
  }, [now]);
}

/** Whether something that an answer holds has become late since it was given. */
export function hasAged(answer: unknown, now: number): boolean {
  const { next_late_at: at } = (answer ?? {}) as { next_late_at?: unknown };
  return typeof at === "number" && at <= now;
}

// What the pages of the sidebar count: only what waits.
export const useContentBadge = (): number | undefined => useDay().data?.counts.content;
export const useGroupsBadge = (): number | undefined => useDay().data?.counts.channels;
