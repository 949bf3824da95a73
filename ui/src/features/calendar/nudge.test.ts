import { expect, it } from "vitest";
import { nudged } from "./nudge";

const talk = { start: "2026-11-22T20:00:00", end: "2026-11-22T21:30:00", all_day: false };

it("moves by days and weeks in the month", () => {
  expect(nudged(talk, "ArrowRight", "month").start).toBe("2026-11-23T20:00:00");
  expect(nudged(talk, "ArrowUp", "month").start).toBe("2026-11-15T20:00:00");
});

it("moves by half hours where hours are drawn, and keeps the length", () => {
  expect(nudged(talk, "ArrowDown", "week")).toEqual({
    start: "2026-11-22T20:30:00",
    end: "2026-11-22T22:00:00",
    all_day: false,
  });
});

it("moves what lasts all day by whole days", () => {
  const camp = { start: "2026-11-22T00:00:00", end: "2026-11-24T00:00:00", all_day: true };
  expect(nudged(camp, "ArrowDown", "week").start).toBe("2026-11-29T00:00:00");
});
