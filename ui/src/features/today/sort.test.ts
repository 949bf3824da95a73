import { expect, it } from "vitest";
import type { DayItem } from "../../bindings/DayItem";
import type { WaitingItem } from "../../bindings/WaitingItem";
import { byReason, nowAt, timeline } from "./sort";

const item = (title: string, start: string, more: Partial<DayItem> = {}): DayItem => ({
  kind: "content",
  uid: title,
  community: "c",
  original: "",
  title,
  start,
  start_at: 0,
  end_at: 0,
  all_day: false,
  owner: null,
  place: null,
  progress: null,
  registrations: null,
  done: false,
  late: false,
  ...more,
});
const waits = (title: string, reason: WaitingItem["reason"], original = ""): WaitingItem => ({
  reason,
  kind: "content",
  uid: title,
  community: "c",
  original,
  title,
  at: null,
  count: 1,
  total: 1,
  date: null,
  owner: null,
});

it("shows what is late once, where it waits", () => {
  const day = [
    item("news", "2026-11-22T08:00:00", { late: true, original: "2026-11-22T08:00:00" }),
    item("talk", "2026-11-22T20:00:00"),
  ];
  const waiting = [waits("news", "late_delivery", "2026-11-22T08:00:00")];
  expect(timeline(day, waiting).map(({ title }) => title)).toEqual(["talk"]);
});

it("keeps a date in the timeline when another date of its series waits", () => {
  const day = [item("news", "2026-11-22T08:00:00", { original: "2026-11-22T08:00:00" })];
  expect(timeline(day, [waits("news", "late_delivery", "2026-11-21T08:00:00")])).toHaveLength(1);
});

it("keeps in the timeline what waits but is not late", () => {
  expect(timeline([item("draft", "2026-11-22T20:00:00")], [waits("draft", "unfinished")])).toHaveLength(1);
});

it("gathers what waits by its reason and keeps the core's order", () => {
  const groups = byReason([waits("a", "late_delivery"), waits("b", "late_delivery"), waits("c", "review")]);
  expect(groups.map(({ reason, items }) => [reason, items.length])).toEqual([
    ["late_delivery", 2],
    ["review", 1],
  ]);
});

it("draws the line of the present in front of what is to come", () => {
  const day = [
    item("camp", "2026-11-22", { all_day: true }),
    item("a", "2026-11-22T08:00:00"),
    item("b", "2026-11-22T20:00:00"),
  ];
  expect(nowAt(day, "2026-11-22T12:00:00")).toBe(2);
  expect(nowAt(day, "2026-11-22T23:00:00")).toBe(3);
});
