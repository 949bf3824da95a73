import { expect, test } from "vitest";
import { periodAfter, periodOf, periodText } from "./periods";

test("days lie in months and quarters", () => {
  expect([periodOf("2026-03-31", "month"), periodOf("2026-03-31", "quarter")]).toEqual(["2026-03", "2026-Q1"]);
  expect(periodOf("2026-12-01", "quarter")).toBe("2026-Q4");
});

test("periods follow each other over the year's end", () => {
  expect([periodAfter("2026-12", 1), periodAfter("2026-01", -1), periodAfter("2026-11", -12)]).toEqual([
    "2027-01",
    "2025-12",
    "2025-11",
  ]);
  expect([periodAfter("2026-Q4", 1), periodAfter("2026-Q1", -1)]).toEqual(["2027-Q1", "2025-Q4"]);
});

test("periods are called as people call them", () => {
  expect([periodText({ period: "2026-Q1" }, "zh-CN"), periodText({ period: "2026-Q1" }, "en-GB")]).toEqual([
    "2026年1季度",
    "Q1 2026",
  ]);
  expect(periodText({ period: "2026-03" }, "en-GB")).toBe("Mar 2026");
});
