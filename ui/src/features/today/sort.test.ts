import { expect, it } from "vitest";
import type { CalendarItem } from "../../bindings/CalendarItem";
import { nowAt, sorted } from "./sort";

const item = (title: string, start: string, more: Partial<CalendarItem> = {}): CalendarItem => ({
  kind: "content",
  uid: title,
  original: "",
  title,
  start,
  end: start,
  start_at: Date.parse(`${start}${start.length === 10 ? "T00:00:00" : ""}Z`),
  end_at: 0,
  all_day: false,
  recurring: false,
  state: "scheduled",
  owner: null,
  channel: null,
  channels: 0,
  pillar: null,
  place: null,
  done: null,
  total: null,
  late: false,
  conflicts: [],
  ...more,
});
const titles = (items: CalendarItem[]) => items.map(({ title }) => title);
const today = "2026-11-22";

it("puts what is late apart from the day, oldest first", () => {
  const { now, waiting } = sorted(
    [
      item("talk", "2026-11-22T20:00:00"),
      item("news", "2026-11-22T08:00:00", { late: true, done: 37, total: 40 }),
      item("task", "2026-11-20T09:00:00", { late: true }),
    ],
    today,
  );
  expect(titles(waiting)).toEqual(["task", "news"]);
  expect(titles(now)).toEqual(["talk"]);
});

it("counts what was sent everywhere as done, however late", () => {
  const { now, waiting } = sorted([item("news", "2026-11-22T08:00:00", { late: true, done: 40, total: 40 })], today);
  expect(waiting).toEqual([]);
  expect(titles(now)).toEqual(["news"]);
});

it("shows what lasts several days on each of them, before the hours", () => {
  const camp = item("camp", "2026-11-09", { end: "2026-11-30", all_day: true });
  expect(titles(sorted([item("talk", "2026-11-22T20:00:00"), camp], today).now)).toEqual(["camp", "talk"]);
});

it("shows the next seven days that hold something", () => {
  const { soon } = sorted(
    [item("a", "2026-11-23T09:00:00"), item("b", "2026-11-29T09:00:00"), item("c", "2026-11-30T09:00:00")],
    today,
  );
  expect(soon.map(({ day }) => day)).toEqual(["2026-11-23", "2026-11-29"]);
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
