import { expect, it } from "vitest";
import { distance } from "./shift";

it("moves by days and hours, in either direction, and never by nothing", () => {
  expect(distance(7, 0, false)).toEqual({ days: 7, minutes: 0 });
  expect(distance(1, 1.5, true)).toEqual({ days: -1, minutes: -90 });
  expect(distance(0, 0.25, false)).toEqual({ days: 0, minutes: 15 });
  for (const [days, hours] of [
    [0, 0],
    [Number.NaN, 1],
    [-1, 0],
  ] as const)
    expect(distance(days, hours, false)).toBeNull();
});
