import { expect, it } from "vitest";
import { beside, heightOf, nearest, scaleOf, stretches } from "./line-path";

const line = (...values: (number | null)[]) => values.map((value, at) => ({ on: `2026-03-${at + 1}`, value }));

it("breaks at gaps and never draws them as zero", () => {
  expect(stretches(line(null, 1, 2, null, 0, null, null, 3))).toEqual([[1, 2], [4], [7]]);
  expect(stretches(line(null, null))).toEqual([]);
});

it("holds all values between round numbers", () => {
  expect(scaleOf([101, 118], false)).toEqual({ low: 101, high: 118 });
  expect(scaleOf([1013, 1187], false)).toEqual({ low: 1010, high: 1190 });
  expect(scaleOf([3, 17], true)).toEqual({ low: 0, high: 17 });
  expect(scaleOf([0.12, 0.34], true)).toEqual({ low: 0, high: 0.4 });
  expect(scaleOf([5, 5], false)).toEqual({ low: 0, high: 5 });
  expect(scaleOf([0], true)).toEqual({ low: 0, high: 1 });
  expect(heightOf(15, { low: 10, high: 20 })).toBe(0.5);
});

it("finds the point under the pointer and the next one by key, over gaps", () => {
  const points = line(1, null, null, 4, null);
  expect([0, 1.4, 1.6, 4].map((place) => nearest(points, place))).toEqual([0, 0, 3, 3]);
  expect(nearest(line(null), 0)).toBeNull();
  expect([beside(points, 0, 1), beside(points, 3, -1), beside(points, 3, 1)]).toEqual([3, 0, 3]);
});
