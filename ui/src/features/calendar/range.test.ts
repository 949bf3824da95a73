import { expect, it } from "vitest";
import { dayForNew, rangeOf, stepped } from "./range";

it("shows the whole weeks that a month touches", () => {
  expect(rangeOf("month", "2026-11-22", 1)).toEqual({ from: "2026-10-26", to: "2026-12-07" });
  expect(rangeOf("month", "2026-11-22", 0)).toEqual({ from: "2026-11-01", to: "2026-12-06" });
  expect(rangeOf("month", "2027-02-10", 1)).toEqual({ from: "2027-02-01", to: "2027-03-01" });
});

it("begins the week as set", () => {
  expect(rangeOf("week", "2026-11-22", 1).from).toBe("2026-11-16");
  expect(rangeOf("week", "2026-11-22", 0).from).toBe("2026-11-22");
  expect(rangeOf("week", "2026-11-22", 6).from).toBe("2026-11-21");
});

it("steps by the period that is shown", () => {
  expect(stepped("month", "2026-01-31", 1)).toBe("2026-02-01");
  expect(stepped("week", "2026-12-28", 1)).toBe("2027-01-04");
  expect(stepped("day", "2026-03-01", -1)).toBe("2026-02-28");
  expect(stepped("year", "2028-02-29", 1)).toBe("2029-02-28");
});

it("means today for something new where today is shown, else the day that is", () => {
  const month = rangeOf("month", "2026-11-01", 1);
  expect(dayForNew(month, "2026-11-01", "2026-11-22")).toBe("2026-11-22");
  expect(dayForNew(month, "2026-11-01", "2027-02-10")).toBe("2026-11-01");
  expect(dayForNew(rangeOf("day", "2026-12-24", 1), "2026-12-24", "2026-11-22")).toBe("2026-12-24");
});
