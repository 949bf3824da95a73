import { describe, expect, it } from "vitest";
import {
  commonRules,
  isEditable,
  newRule,
  onWeekdays,
  placeInMonth,
  samePattern,
  withFrequency,
  withWeekday,
} from "./rule";

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

  it("loses a weekday but never the last one", () => {
    const two = withWeekday(newRule("weekly"), "friday", TUESDAY);
    expect(two.by_day.map(({ weekday }) => weekday)).toEqual(["tuesday", "friday"]);
    const one = withWeekday(two, "tuesday", TUESDAY);
    expect(one.by_day.map(({ weekday }) => weekday)).toEqual(["friday"]);
    expect(withWeekday(one, "friday", TUESDAY)).toBe(one);
    // Back on the start's own day the part is left out again, so that the rule moves with its start.
    expect(withWeekday(two, "friday", TUESDAY).by_day).toEqual([]);
  });

  it("keeps interval and end when the unit changes, and drops the days", () => {
    const rule = newRule("weekly", { interval: 3, end: { kind: "count", count: 5 }, by_day: onWeekdays(["monday"]) });
    expect(withFrequency(rule, "monthly")).toEqual(
      newRule("monthly", { interval: 3, end: { kind: "count", count: 5 } }),
    );
  });

  it("is edited only where the panel can show all of it", () => {
    for (const rule of commonRules(TUESDAY)) expect(isEditable(rule)).toBe(true);
    expect(isEditable(newRule("monthly", { by_set_pos: [-1], by_day: onWeekdays(["monday"]) }))).toBe(false);
    expect(isEditable(newRule("hourly"))).toBe(false);
    expect(isEditable(newRule("monthly", { by_month_day: [1, 15] }))).toBe(false);
  });
});
