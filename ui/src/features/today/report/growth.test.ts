import { expect, test } from "vitest";
import type { FiguresDay } from "../../../bindings/FiguresDay";
import { growthOf, newest } from "./growth";

const kind = (key: string) => ({ key, uid: null, name: null, unit: null, decimals: 0 });
const value = (known: number | null, more: { last?: number; derived?: number } = {}) => ({
  value: known,
  source: null,
  last: more.last ?? null,
  last_on: null,
  derived: more.derived ?? null,
});

test("what is known of some groups is summed, what nobody knows is unknown and never nought", () => {
  const day: FiguresDay = {
    figures: [kind("head_count"), kind("joined"), kind("left")],
    groups: [
      { channel: "a", values: [value(200), value(12), value(null, { derived: 3 })] },
      { channel: "b", values: [value(null, { last: 100 }), value(null), value(null)] },
    ],
  };
  expect(growthOf(day)).toEqual({ joined: 12, left: 3, net: 9, people: 300, counted: 1, groups: 2 });
  const unknown = { ...day, groups: [{ channel: "b", values: [value(null), value(null), value(null)] }] };
  expect(growthOf(unknown)).toEqual({ joined: null, left: null, net: null, people: null, counted: 0, groups: 1 });
});

test("heads that were counted this morning do not hide who came and went yesterday", () => {
  const day = (...values: ReturnType<typeof value>[]): FiguresDay => ({
    figures: [kind("head_count"), kind("joined"), kind("left")],
    groups: [{ channel: "a", values }],
  });
  const [unknown, yesterday] = [value(null), day(value(148), value(3), value(1))];
  const morning = newest(day(value(151), unknown, unknown), yesterday);
  expect(morning).toEqual({
    growth: { joined: 3, left: 1, net: 2, people: 151, counted: 1, groups: 1 },
    isToday: false,
  });
  const evening = newest(day(value(151), value(5), unknown), yesterday);
  expect(evening.growth).toMatchObject({ joined: 5, left: null, net: null });
  const nothing = newest(day(value(null, { last: 148 }), unknown, unknown), day(value(148), unknown, unknown));
  expect(nothing).toMatchObject({ growth: { joined: null, people: 148, counted: 1 }, isToday: false });
  expect(newest(day(value(151), unknown, unknown), day(unknown, unknown, unknown)).isToday).toBe(true);
});
