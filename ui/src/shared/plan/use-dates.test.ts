import { expect, it } from "vitest";
import { nearest } from "./use-dates";

const date = (start: string) => ({ original: start, start, end: start });
const list = ["2026-11-15T20:00:00", "2026-11-22T20:00:00", "2026-11-29T20:00:00"].map(date);

it("shows the date that is today, even when its hour is over", () => {
  expect(nearest(list, "2026-11-22T23:00:00")?.start).toBe("2026-11-22T20:00:00");
});

it("shows the next one otherwise, and the last when all are over", () => {
  expect(nearest(list, "2026-11-23T08:00:00")?.start).toBe("2026-11-29T20:00:00");
  expect(nearest(list, "2027-01-01T08:00:00")?.start).toBe("2026-11-29T20:00:00");
  expect(nearest([], "2027-01-01T08:00:00")).toBeUndefined();
});
