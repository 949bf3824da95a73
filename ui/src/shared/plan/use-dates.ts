// The dates of a series around today, and which of them is shown. Used by the drawers of content and events.

import { useState } from "react";
import type { Kind } from "../../bindings/Kind";
import type { ScheduleView } from "../../bindings/ScheduleView";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { addDays, civilAt, dayOf } from "../format/civil";

export interface PlannedDate {
  /** Its name in the series; empty for what happens once. */
  original: string;
  start: string;
  end: string;
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
  const { data } = useCall(
    "calendar_range",
    { community, from: addDays(today, -BACK), to: addDays(today, AHEAD), kinds: [kind], channels: [], owners: [] },
    { on: [...TABLES, kind], enabled: series, keep: true },
  );
  if (!schedule) return { series: false, shown: undefined, list: [], choose };
  if (!series) {
    const start = schedule.when.start;
    const once = { original: "", start, end: start };
    return { series, shown: once, list: [once], choose };
  }
  const list = (data?.items ?? []).filter((item) => item.uid === uid);
  const shown = list.find(({ original }) => original === chosen) ?? nearest(list, now);
  return { series, shown, list, choose };
}

/** What goes on today or comes next; when all is over, the last. */
export function nearest<Date extends PlannedDate>(list: readonly Date[], now: string): Date | undefined {
  return list.find(({ start }) => dayOf(start) >= dayOf(now)) ?? list.at(-1);
}
