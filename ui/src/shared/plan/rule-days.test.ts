import { describe, expect, it } from "vitest";
import { commonRules, newRule, onWeekdays, type Rule, WORKDAYS } from "./rule";
import { chosenIn, dayMode, isEditable, withDate, withMode, withMonth, withPlace, withWeekday } from "./rule-days";

// The last Tuesday of its month, and the fourth.
const TUESDAY = "2026-11-24T20:00:00";

const nth = (...places: [number, ...("monday" | "friday")[]][]): Rule["by_day"] =>
  places.flatMap(([number, ...weekdays]) => weekdays.map((weekday) => ({ number, weekday })));

describe("a rule in the panel", () => {
  it.each<[string, boolean, Rule]>([
    ["the 1st, the 15th and the last day", true, newRule("monthly", { by_month_day: [1, 15, -1] })],
    ["the first and third Monday", true, newRule("monthly", { by_day: nth([1, "monday"], [3, "monday"]) })],
    [
      "first and last Monday and Friday",
      true,
      newRule("monthly", { by_day: nth([1, "monday", "friday"], [-1, "monday", "friday"]) }),
    ],
    ["first Monday, third Friday: no grid", false, newRule("monthly", { by_day: nth([1, "monday"], [3, "friday"]) })],
    ["the last working day", true, newRule("monthly", { by_day: onWeekdays(WORKDAYS), by_set_pos: [-1] })],
    ["Friday the 13th", false, newRule("monthly", { by_day: onWeekdays(["friday"]), by_month_day: [13] })],
    ["every Monday of a month", false, newRule("monthly", { by_day: onWeekdays(["monday"]) })],
    ["the last of two dates", false, newRule("monthly", { by_month_day: [1, 15], by_set_pos: [-1] })],
    ["monthly in spring", true, newRule("monthly", { by_month: [3, 4, 5] })],
    ["weekly in spring", true, newRule("weekly", { by_month: [3, 4, 5], by_day: onWeekdays(["monday"]) })],
    ["one of a week", false, newRule("weekly", { by_day: onWeekdays(["monday", "friday"]), by_set_pos: [1] })],
    ["yearly in several months", true, newRule("yearly", { by_month: [3, 9], by_month_day: [1] })],
    ["Mother's day", true, newRule("yearly", { by_month: [5], by_day: [{ number: 2, weekday: "sunday" }] })],
    [
      "the last working day of June",
      true,
      newRule("yearly", { by_month: [6], by_day: onWeekdays(WORKDAYS), by_set_pos: [-1] }),
    ],
    [
      "of several months one in the year",
      false,
      newRule("yearly", { by_month: [6, 7], by_day: onWeekdays(WORKDAYS), by_set_pos: [-1] }),
    ],
    ["the 20th Monday of a year", false, newRule("yearly", { by_day: [{ number: 20, weekday: "monday" }] })],
    ["the 15th of every month, said of a year", false, newRule("yearly", { by_month_day: [15] })],
    ["weeks of the year", false, newRule("yearly", { by_week_no: [20] })],
    ["every six hours on working days", true, newRule("hourly", { interval: 6, by_day: onWeekdays(WORKDAYS) })],
    ["every 90 minutes", true, newRule("minutely", { interval: 90 })],
    ["every second", false, newRule("secondly")],
    ["twice a day", false, newRule("daily", { by_hour: [9, 18] })],
  ])("%s: %s", (_, editable, rule) => {
    expect(isEditable(rule)).toBe(editable);
  });

  it("shows every rule of the menu", () => {
    for (const rule of commonRules(TUESDAY)) expect(isEditable(rule)).toBe(true);
  });

  it("can show whatever it makes", () => {
    const modes = ["dates", "weekdays", "places"] as const;
    for (const freq of ["monthly", "yearly"] as const) {
      for (const mode of modes) {
        let rule = withMode(newRule(freq), mode, TUESDAY);
        expect(dayMode(rule)).toBe(mode);
        for (const other of modes) expect(dayMode(withMode(rule, other, TUESDAY))).toBe(other);
        rule = mode === "dates" ? withDate(rule, -1, TUESDAY) : withPlace(rule, 2, TUESDAY);
        rule = mode === "dates" ? withDate(rule, 31, TUESDAY) : withWeekday(rule, "saturday", TUESDAY);
        rule = withMonth(withMonth(rule, 2, TUESDAY), 8, TUESDAY);
        expect([freq, mode, isEditable(rule)]).toEqual([freq, mode, true]);
      }
    }
  });
});

describe("a switch", () => {
  it("adds dates in their order, the last at the end, and the only one stays", () => {
    const dates = [-1, 15, 1, 24].reduce((rule, day) => withDate(rule, day, TUESDAY), newRule("monthly"));
    expect(dates.by_month_day).toEqual([1, 15, -1]);
    const one = withDate(withDate(dates, 15, TUESDAY), -1, TUESDAY);
    expect(withDate(one, 1, TUESDAY).by_month_day).toEqual([1]);
    // Back on the start's own day the part is left out, so that the rule moves with its start.
    expect(withDate(withDate(one, 24, TUESDAY), 1, TUESDAY)).toEqual(newRule("monthly"));
  });

  it("keeps every place with every weekday", () => {
    const second = withMode(newRule("monthly"), "weekdays", "2026-11-10T20:00:00");
    expect(second.by_day).toEqual([{ number: 2, weekday: "tuesday" }]);
    const two = withPlace(withWeekday(second, "monday", TUESDAY), -1, TUESDAY);
    expect(chosenIn(two, TUESDAY)).toMatchObject({ places: [2, -1], weekdays: ["monday", "tuesday"] });
    expect(two.by_day).toHaveLength(4);
  });

  it("begins with the last working day where one of several is wanted", () => {
    const rule = withMode(newRule("monthly", { by_month_day: [31], skip: "backward" }), "places", TUESDAY);
    expect(rule).toEqual(newRule("monthly", { by_day: onWeekdays(WORKDAYS), by_set_pos: [-1] }));
  });

  it("names the months of a year, at least one, and leaves out the start's own date", () => {
    const two = withMonth(newRule("yearly"), 3, TUESDAY);
    expect(two).toEqual(newRule("yearly", { by_month: [3, 11] }));
    expect(withMonth(two, 3, TUESDAY)).toEqual(newRule("yearly"));
    const march = withMonth(two, 11, TUESDAY);
    expect(withMonth(march, 3, TUESDAY).by_month).toEqual([3]);
    const first = withDate(withDate(march, 1, TUESDAY), 24, TUESDAY);
    expect(first).toEqual(newRule("yearly", { by_month: [3], by_month_day: [1] }));
    // One place in the year: another month takes its turn.
    const place = withMode(march, "places", TUESDAY);
    expect(withMonth(place, 6, TUESDAY).by_month).toEqual([6]);
  });

  it("leaves months out of shorter units, or none", () => {
    const spring = withMonth(withMonth(newRule("weekly"), 4, TUESDAY), 3, TUESDAY);
    expect(spring.by_month).toEqual([3, 4]);
    expect(withMonth(withMonth(spring, 3, TUESDAY), 4, TUESDAY)).toEqual(newRule("weekly"));
  });

  it("loses a weekday but never the last one of a week", () => {
    const two = withWeekday(newRule("weekly"), "friday", TUESDAY);
    expect(two.by_day.map(({ weekday }) => weekday)).toEqual(["tuesday", "friday"]);
    const one = withWeekday(two, "tuesday", TUESDAY);
    expect(one.by_day.map(({ weekday }) => weekday)).toEqual(["friday"]);
    expect(withWeekday(one, "friday", TUESDAY)).toEqual(one);
    expect(withWeekday(two, "friday", TUESDAY).by_day).toEqual([]);
    const daily = withWeekday(newRule("daily"), "friday", TUESDAY);
    expect(withWeekday(daily, "friday", TUESDAY)).toEqual(newRule("daily"));
  });
});
