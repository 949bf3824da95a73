import { expect, it } from "vitest";
import { lastDay, lasts, momentAt } from "./placing";

const day = { start: "2026-11-22T00:00:00", end: "2026-11-23T00:00:00", all_day: true };
const days = { ...day, end: "2026-11-25T00:00:00" };
const hours = { start: "2026-11-22T15:00:00", end: "2026-11-22T16:30:00", all_day: false };

it("gives a day of the month the usual hour", () => {
  expect(momentAt("content", day).start).toBe("2026-11-22T09:00:00");
  expect(momentAt("content", day, { content: "08:30:00", activity: "19:00:00" }).start).toBe("2026-11-22T08:30:00");
  expect(momentAt("activity", day)).toEqual({ start: "2026-11-22T20:00:00", duration_min: 90, all_day: false });
  expect(momentAt("task", day)).toEqual({ start: "2026-11-22T00:00:00", duration_min: null, all_day: true });
});

it("keeps hours that were pointed at; only an event lasts", () => {
  expect(momentAt("activity", hours)).toEqual({ start: hours.start, duration_min: 90, all_day: false });
  expect(momentAt("content", hours)).toEqual({ start: hours.start, duration_min: null, all_day: false });
  expect(momentAt("task", hours).all_day).toBe(false);
});

it("lets several days be an event of whole days, and a post go out on the first", () => {
  expect(momentAt("activity", days)).toEqual({ start: days.start, duration_min: 3 * 1440, all_day: true });
  expect(momentAt("content", days).start).toBe("2026-11-22T09:00:00");
});

it("takes what is drawn over hours or days for an event, and what is pointed at for neither", () => {
  expect(lasts(hours)).toBe(true);
  expect(lasts(days)).toBe(true);
  expect(lasts(day)).toBe(false);
  expect(lasts({ ...hours, end: "2026-11-22T16:00:00" })).toBe(false);
});

it("ends on the last of several days, and within the first day or its night there", () => {
  expect(lastDay(momentAt("activity", days))).toBe("2026-11-24");
  expect(lastDay(momentAt("content", days))).toBe("2026-11-22");
  expect(lastDay(momentAt("activity", day))).toBe("2026-11-22");
  expect(lastDay({ start: "2026-11-22T22:00:00", duration_min: 180, all_day: false })).toBe("2026-11-22");
});
