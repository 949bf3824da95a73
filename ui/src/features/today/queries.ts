// Today's one question to the plan, and the reminders that wait for an answer.

import { useMemo } from "react";
import type { WaitingReminder } from "../../bindings/WaitingReminder";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { addDays, type CivilDate, type CivilDateTime, civilAt } from "../../shared/format/civil";
import { useNow } from "../../shared/use-now";
import { type Sorted, sorted } from "./sort";

const PLANNED = [
  "schedule",
  "schedule_exception",
  "content",
  "content_channel",
  "delivery",
  "activity",
  "activity_channel",
  "task",
  "occurrence_done",
] as const;

const LATE_DAYS = 14;
const SOON_DAYS = 8;

export interface Today extends Sorted {
  now_civil: CivilDateTime;
  today: CivilDate;
  reminders: WaitingReminder[];
  ready: boolean;
}

export function useToday(owner: string | undefined): Today {
  const { uid, tz } = useCommunity();
  const now = civilAt(useNow(), tz);
  const today = now.slice(0, 10);
  const plan = useCall(
    "calendar_range",
    {
      community: uid,
      from: addDays(today, -LATE_DAYS),
      to: addDays(today, SOON_DAYS),
      kinds: [],
      channels: [],
      owners: owner ? [owner] : [],
    },
    { on: PLANNED, keep: true },
  );
  const reminders = useCall("reminders_waiting", {}, { on: ["reminder", "reminder_fire"], keep: true });
  if (plan.error && !plan.data) throw plan.error;
  const parts = useMemo(() => sorted(plan.data?.items ?? [], today), [plan.data, today]);
  return {
    ...parts,
    now_civil: now,
    today,
    reminders: (reminders.data ?? []).filter(({ community }) => community === uid),
    ready: plan.data !== undefined,
  };
}
