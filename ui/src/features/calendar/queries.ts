// What the calendar asks the core for, and how its answers become what is drawn.

import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import type { CalendarItem } from "../../bindings/CalendarItem";
import type { DayNote } from "../../bindings/DayNote";
import type { Named } from "../../bindings/Named";
import type { Kind } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { atMidnight, type CivilDate, minutesBetween } from "../../shared/format/civil";
import type { PlanFacets } from "../../shared/plan/use-plan-facets";
import { useSetting } from "../../shared/settings";
import type { DayNotes, Occurrence } from "./occurrence";
import { USUAL, type UsualTimes } from "./placing";
import type { Waiting } from "./Tray";

/** Everything that can change what stands in the calendar. */
export const PLANNED = [
  "schedule",
  "schedule_exception",
  "content",
  "content_channel",
  "delivery",
  "activity",
  "activity_channel",
  "task",
  "occurrence_done",
  "pillar",
  "channel",
  "channel_tag",
] as const;

/** More than that is a list to be read elsewhere. */
const MOST_WAITING = 100;

interface Asked extends PlanFacets {
  from: CivilDate;
  to: CivilDate;
}

export interface CalendarData {
  occurrences: Occurrence[];
  notes: Map<CivilDate, DayNotes>;
  waiting: Waiting[];
  /** How many more wait than are shown. */
  unseen: number;
  ready: boolean;
}

export function useCalendarData(asked: Asked): CalendarData {
  const { i18n } = useLingui();
  const community = useCommunity().uid;
  const { from, to } = asked;
  const view = useCall("calendar_range", { community, ...asked }, { on: PLANNED, keep: true });
  const days = useCall("day_notes", { from, to }, { on: ["day_note", "setting"], keep: true });
  const undated = useWaiting(community);
  if (view.error) throw view.error;
  const chinese = i18n.locale === "zh-CN";
  const [lunar] = useSetting("calendar.lunar");
  const [festivals] = useSetting("calendar.festivals");
  const occurrences = useMemo(() => (view.data?.items ?? []).map(occurrenceOf), [view.data]);
  const notes = useMemo(
    () => new Map((days.data?.days ?? []).map((day) => [day.on, notesOf(day, chinese, { lunar, festivals })])),
    [days.data, chinese, lunar, festivals],
  );
  return { occurrences, notes, ...undated, ready: view.data !== undefined };
}

/** Drafts, events and open tasks that have no time yet. */
function useWaiting(community: string): Pick<CalendarData, "waiting" | "unseen"> {
  const contents = useCall(
    "contents",
    { community, planned: false, states: ["idea", "draft", "review"], limit: MOST_WAITING },
    { on: PLANNED, keep: true },
  );
  const activities = useCall(
    "activities",
    { community, planned: false, limit: MOST_WAITING },
    { on: PLANNED, keep: true },
  );
  const tasks = useCall(
    "tasks",
    { community, done: false, planned: false, limit: MOST_WAITING },
    { on: PLANNED, keep: true },
  );
  const waiting = useMemo(
    () => [
      ...(contents.data?.rows ?? []).map(({ uid, title }): Waiting => ({ uid, title, kind: "content" })),
      ...(activities.data?.rows ?? []).map(({ uid, title }): Waiting => ({ uid, title, kind: "activity" })),
      ...(tasks.data?.rows ?? []).map(({ uid, title }): Waiting => ({ uid, title, kind: "task" })),
    ],
    [contents.data, activities.data, tasks.data],
  );
  const unseen = ({ data }: { data?: { rows: unknown[]; total: number } }) =>
    data ? data.total - data.rows.length : 0;
  return { waiting, unseen: unseen(contents) + unseen(activities) + unseen(tasks) };
}

function occurrenceOf(item: CalendarItem): Occurrence {
  const { kind, uid, original, title, all_day, recurring, state, late, progress, conflicts } = item;
  const [start, end] = [atMidnight(item.start), atMidnight(item.end)];
  return {
    key: `${uid}@${original}`,
    kind: kind as Kind,
    uid,
    original,
    title,
    start,
    end,
    all_day,
    recurring,
    minutes: minutesBetween(start, end),
    progress: progress && progress.total > 0 ? progress : undefined,
    late,
    done: state === "done" || state === "published" || state === "evaluated",
    locked: state === "published" || state === "evaluated",
    conflicts: conflicts.map((conflict) => conflict.with),
  };
}

/** As almanacs print it; who does not read them gets month/day, with a plus in a leap month. */
export function lunarText({ lunar, lunar_month, lunar_day }: DayNote, chinese: boolean): string {
  return chinese ? lunar : `${Math.abs(lunar_month)}${lunar_month < 0 ? "+" : ""}/${lunar_day}`;
}

function notesOf(day: DayNote, chinese: boolean, shown: { lunar: boolean; festivals: boolean }): DayNotes {
  const name = (named: Named) => (chinese ? named.zh : named.en);
  const official = day.off && day.official ? [name(day.official)] : [];
  const names = [
    ...new Set([
      ...official,
      ...day.festivals.map(name),
      ...(day.term && chinese ? [name(day.term)] : []),
      ...day.marketing.map(name),
    ]),
  ];
  return {
    lunar: shown.lunar ? lunarText(day, chinese) : undefined,
    names: shown.festivals ? names : [],
    rest: shown.festivals ? (day.off ?? undefined) : undefined,
  };
}

/** The hour at which the last posts went out. */
export function useUsualTimes(): UsualTimes {
  const community = useCommunity().uid;
  const { data } = useCall("content_defaults", { community }, { on: ["content", "schedule"] });
  return { ...USUAL, ...(data?.time ? { content: data.time } : {}) };
}
