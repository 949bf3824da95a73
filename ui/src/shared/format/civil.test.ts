import { expect, it } from "vitest";
import { minutesUntil } from "./civil";

it("counts the minutes that pass until clocks show a time", () => {
  const noon = Date.UTC(2026, 10, 22, 4);
  expect(minutesUntil("2026-11-23T12:00:00", noon, "Asia/Shanghai")).toBe(1440);
  expect(minutesUntil("2026-11-22T12:30:00", noon, "Asia/Shanghai")).toBe(30);
  expect(minutesUntil("2026-11-22T11:59:00", noon, "Asia/Shanghai")).toBe(-1);
});

it("counts an hour less or more over a change of clocks", () => {
  // Noon in Berlin on the day before: summer time begins on 29 March and ends on 25 October 2026.
  expect(minutesUntil("2026-03-29T12:00:00", Date.UTC(2026, 2, 28, 11), "Europe/Berlin")).toBe(1380);
  expect(minutesUntil("2026-10-25T12:00:00", Date.UTC(2026, 9, 24, 10), "Europe/Berlin")).toBe(1500);
});
