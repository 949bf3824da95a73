import { describe, expect, it } from "vitest";
import { commonRules, newRule, onWeekdays, placeInMonth, samePattern, spelledOut, withFrequency } from "./rule";

const TUESDAY = "2026-11-24T20:00:00";

describe("a rule", () => {
  it("says the same whether the start's day is written or left out", () => {
    const left = newRule("weekly");
    const written = newRule("weekly", { by_day: onWeekdays(["tuesday"]) });
    expect(samePattern(left, written, TUESDAY)).toBe(true);
    expect(samePattern(left, newRule("weekly", { by_day: onWeekdays(["friday"]) }), TUESDAY)).toBe(false);
    const dated = newRule("yearly", { by_month: [11], by_month_day: [24] });
    expect(samePattern(newRule("yearly"), dated, TUESDAY)).toBe(true);
  });

  it("is the same pattern whatever its end", () => {
    expect(samePattern(newRule("daily", { end: { kind: "count", count: 3 } }), newRule("daily"), TUESDAY)).toBe(true);
  });

  it("is offered by the place of the day in its month", () => {
    expect(placeInMonth(TUESDAY)).toEqual({ number: 4, last: true });
    expect(placeInMonth("2026-11-17")).toEqual({ number: 3, last: false });
    const numbers = commonRules(TUESDAY).flatMap((rule) => rule.by_day.map(({ number }) => number));
    expect(numbers).toContain(4);
    expect(numbers).toContain(-1);
    const fifth = commonRules("2026-11-30").flatMap((rule) => rule.by_day.map(({ number }) => number));
    expect(fifth).not.toContain(5);
    expect(fifth).toContain(-1);
  });

  it("keeps interval and end when the unit changes, and drops the days", () => {
    const rule = newRule("weekly", { interval: 3, end: { kind: "count", count: 5 }, by_day: onWeekdays(["monday"]) });
    expect(withFrequency(rule, "monthly")).toEqual(
      newRule("monthly", { interval: 3, end: { kind: "count", count: 5 } }),
    );
  });

  it("has every month's days where a year names days alone", () => {
    expect(spelledOut(newRule("yearly", { by_month_day: [15] }), TUESDAY).by_month).toEqual([]);
    expect(spelledOut(newRule("yearly"), TUESDAY)).toMatchObject({ by_month: [11], by_month_day: [24] });
  });
});
