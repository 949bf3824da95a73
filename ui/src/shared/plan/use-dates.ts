// The dates of a series around today, and which of them is shown. Used by the drawers of content, events and tasks.

import { useState } from "react";
import type { Kind } from "../../bindings/Kind";
import type { ScheduleView } from "../../bindings/ScheduleView";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { addDays, addMinutes, atMidnight, civilAt, DAY_MIN, dayOf } from "../format/civil";
import { ownClock } from "./own-clock";
import { EVERYTHING } from "./use-plan-facets";

export interface PlannedDate {
  /** Its name in the series; empty for what happens once. */
  original: string;
  /** What the community's clocks show; what takes whole days begins and ends at midnight. */
  start: string;
  end: string;
  /** Of a task `open` or `done`. */
  state?: string;
}

export interface Dates {
  series: boolean;
  /** The one shown; undefined while the dates of a series are not known yet, or when it has none near today. */
  shown: PlannedDate | undefined;
  list: PlannedDate[];
  choose: (original: string) => void;
}

/** So many days back and ahead the dates are looked at. */
const BACK = 120;
const AHEAD = 366;

const TABLES = ["schedule", "schedule_exception", "community"] as const;

export function useDates(kind: Kind, uid: string, schedule: ScheduleView | null, opened: string | undefined): Dates {
  const { uid: community, tz } = useCommunity();
  const [chosen, choose] = useState(opened);
  const now = civilAt(Date.now(), tz);
  const today = dayOf(now);
  const series = schedule?.when.rule != null || (schedule?.exceptions.length ?? 0) > 0;
  // A date opened in the calendar may lie far away; then its surroundings are looked at, not today's.
  const near = opened && (opened < addDays(today, -BACK) || opened > addDays(today, AHEAD)) ? dayOf(opened) : today;
  const { data } = useCall(
    "calendar_range",
    { community, from: addDays(near, -BACK), to: addDays(near, AHEAD), ...EVERYTHING, kinds: [kind] },
    { on: [...TABLES, kind], enabled: series, keep: true },
  );
  if (!schedule) return { series: false, shown: undefined, list: [], choose };
  if (!series) {
    const { duration_min, all_day } = schedule.when;
    const start = ownClock(schedule.when, tz).shown(schedule.when.start);
    const once = { original: "", start, end: addMinutes(start, duration_min ?? (all_day ? DAY_MIN : 0)) };
    return { series, shown: once, list: [once], choose };
  }
  const list = (data?.items ?? [])
    .filter((item) => item.uid === uid)
    .map(({ original, start, end, state }) => ({ original, start: atMidnight(start), end: atMidnight(end), state }));
  const shown = list.find(({ original }) => original === chosen) ?? nearest(list, now);
  return { series, shown, list, choose };
}

/** What goes on today or comes next; when all is over, the last. */
export function nearest<Date extends PlannedDate>(list: readonly Date[], now: string): Date | undefined {
  return list.find(({ start }) => dayOf(start) >= dayOf(now)) ?? list.at(-1);
}
