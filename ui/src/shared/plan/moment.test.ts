import { expect, it } from "vitest";
import { endAfter, type Moment, onDay, untilDay, untilTime, withAllDay, withDays } from "./moment";

const talk: Moment = { start: "2026-11-22T20:00:00", duration_min: 90, all_day: false };
const camp: Moment = { start: "2026-11-22T00:00:00", duration_min: 3 * 1440, all_day: true };

it("keeps the time and the length on another day", () => {
  expect(onDay(talk, "2026-12-01")).toEqual({ ...talk, start: "2026-12-01T20:00:00" });
});

it("ends on the next day when the end lies before the start", () => {
  expect(endAfter("2026-11-22T22:00:00", "2026-11-22", "01:00")).toBe("2026-11-23T01:00:00");
  expect(untilTime({ ...talk, start: "2026-11-22T22:00:00" }, "2026-11-22", "01:00").duration_min).toBe(180);
  expect(untilTime(talk, "2026-11-22", "20:30").duration_min).toBe(30);
});

it("takes several days, and one again", () => {
  const two = withDays(talk, 2);
  expect(two.duration_min).toBe(1440 + 90);
  expect(withDays(two, 1)).toEqual(talk);
  expect(untilDay(talk, "2026-11-24").duration_min).toBe(2 * 1440 + 90);
  expect(untilDay(camp, "2026-11-23").duration_min).toBe(2 * 1440);
});

it("takes the whole of the days it touched, and hours on as many days again", () => {
  expect(withAllDay(talk, true)).toEqual({ start: "2026-11-22T00:00:00", duration_min: 1440, all_day: true });
  // Until midnight is not the next day.
  expect(withAllDay({ ...talk, duration_min: 240 }, true).duration_min).toBe(1440);
  expect(withAllDay(withDays(talk, 2), true).duration_min).toBe(2 * 1440);
  expect(withAllDay(camp, false)).toEqual({
    start: "2026-11-22T20:00:00",
    duration_min: 2 * 1440 + 90,
    all_day: false,
  });
});
