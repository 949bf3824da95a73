import { expect, test } from "vitest";
import { daysOf } from "./periods";

test.each([
  ["week", "2026-03-04", "2026-03-02", "2026-03-04"],
  ["week", "2026-03-02", "2026-03-02", "2026-03-02"],
  ["week", "2026-03-01", "2026-02-23", "2026-03-01"],
  ["month", "2026-03-31", "2026-03-01", "2026-03-31"],
  ["last_month", "2026-03-31", "2026-02-01", "2026-02-28"],
  ["last_month", "2026-01-05", "2025-12-01", "2025-12-31"],
  ["quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
  ["quarter", "2026-12-01", "2026-10-01", "2026-12-01"],
  ["year", "2026-03-31", "2026-01-01", "2026-03-31"],
] as const)("%s as of %s begins on %s", (period, today, from, to) => {
  expect(daysOf(period, today, 1)).toEqual({ from, to });
});

test("a week begins as the community says", () => {
  expect(daysOf("week", "2026-03-01", 0)).toEqual({ from: "2026-03-01", to: "2026-03-01" });
});
