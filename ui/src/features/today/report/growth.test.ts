import { expect, test } from "vitest";
import type { FiguresDay } from "../../../bindings/FiguresDay";
import { growthOf } from "./growth";

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
