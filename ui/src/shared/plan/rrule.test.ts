import { expect, it } from "vitest";
import { formatRule, nthOfMonth, parseRule, weekday } from "./rrule";

const sunday = "2026-11-22T20:00:00";

it.each([
  "FREQ=DAILY",
  "FREQ=DAILY;INTERVAL=3;COUNT=10",
  "FREQ=WEEKLY;BYDAY=MO,WE,FR",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;UNTIL=20270101T235959",
  "FREQ=MONTHLY;BYMONTHDAY=31",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
  "FREQ=YEARLY",
])("draws %s and writes it back as it was", (text) => {
  const rule = parseRule(text, sunday);
  expect(rule && formatRule(rule)).toBe(text);
});

it("takes what a rule leaves out from the first date", () => {
  expect(parseRule("FREQ=WEEKLY", sunday)).toMatchObject({ days: ["SU"] });
  expect(parseRule("FREQ=MONTHLY", sunday)).toMatchObject({ on: { day: 22 } });
});

it.each([
  "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
  "FREQ=YEARLY;BYMONTH=5",
  "FREQ=HOURLY",
  "FREQ=WEEKLY;BYDAY=1MO",
  "FREQ=DAILY;BYDAY=MO",
])("leaves %s alone", (text) => {
  expect(parseRule(text, sunday)).toBeNull();
});

it("knows the weekday and its place in the month", () => {
  expect(weekday(sunday)).toBe("SU");
  expect(nthOfMonth("2026-11-10")).toBe(2);
  expect(nthOfMonth("2026-11-24")).toBe(-1);
  expect(nthOfMonth("2026-11-22")).toBe(4);
});
