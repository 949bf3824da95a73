// What Today makes of the core's answer. Pure.

import type { DayItem } from "../../bindings/DayItem";
import type { TodayView } from "../../bindings/TodayView";
import type { WaitingItem } from "../../bindings/WaitingItem";
import type { WaitingReason } from "../../bindings/WaitingReason";
import type { CivilDateTime } from "../../shared/format/civil";

/** The timeline: all of the day but what waits beside it, for a late thing is shown once, where it can be dealt with. */
export function timeline(now: readonly DayItem[], waiting: readonly WaitingItem[]): DayItem[] {
  const pressing = new Set(waiting.map(({ uid, original }) => `${uid}@${original}`));
  return now.filter((item) => !(item.late && pressing.has(`${item.uid}@${item.original}`)));
}

export interface WaitingGroup {
  reason: WaitingReason;
  items: WaitingItem[];
}

/** What waits, by its reason, in the order of the core: the most pressing first. */
export function byReason(waiting: readonly WaitingItem[]): WaitingGroup[] {
  const groups = new Map<WaitingReason, WaitingItem[]>();
  for (const item of waiting) {
    const items = groups.get(item.reason);
    if (items) items.push(item);
    else groups.set(item.reason, [item]);
  }
  return [...groups].map(([reason, items]) => ({ reason, items }));
}

/** Where the line of the present stands among the day's items: in front of the first that is still to come. */
export function nowAt(items: readonly DayItem[], now: CivilDateTime): number {
  const at = items.findIndex((item) => !item.all_day && item.start > now);
  return at < 0 ? items.length : at;
}

/** How many deliveries wait whose time has come; where some count only the groups of whoever asks, just those. */
export function due(day: TodayView | undefined, now: number): { count: number; share: string | undefined } {
  const dates = new Map<string, DayItem>();
  for (const item of [...(day?.now ?? []), ...(day?.waiting ?? []).flatMap(({ date }) => date ?? [])]) {
    if (item.kind === "content" && item.start_at <= now) dates.set(`${item.uid}@${item.original}`, item);
  }
  const open = ({ progress }: DayItem) =>
    progress ? Math.max(0, progress.total - progress.sent - progress.skipped - progress.held) : 0;
  const all = [...dates.values()].filter(({ done }) => !done);
  const share = all.find((item) => item.share)?.share;
  const count = all.filter((item) => !share || item.share).reduce((sum, item) => sum + open(item), 0);
  return { count, share };
}
