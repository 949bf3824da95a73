// Recurrence rules as the editor works on them: the same parts as the core's `Rule`, whose text form is RFC 5545's RRULE.
// A part left empty follows the start, so "every week" moves with its first date. Expansion is the core's alone.
// Used by content, activities, tasks and the calendar.

import { addDays, dayOf, weekdayOf } from "../format/civil";

export type Frequency = "secondly" | "minutely" | "hourly" | "daily" | "weekly" | "monthly" | "yearly";
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
export type RuleEnd =
  | { kind: "never" }
  | { kind: "count"; count: number }
  | { kind: "until"; until: string; form: "date" | "local" | "utc" };

export interface Rule {
  freq: Frequency;
  interval: number;
  end: RuleEnd;
  by_month: number[];
  by_week_no: number[];
  by_year_day: number[];
  by_month_day: number[];
  by_day: { number: number | null; weekday: Weekday }[];
  by_hour: number[];
  by_minute: number[];
  by_second: number[];
  by_set_pos: number[];
  week_start: Weekday;
  skip: "omit" | "backward" | "forward";
}

/** Monday first, as the core counts them. */
export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const WORKDAYS = WEEKDAYS.slice(0, 5);

export function newRule(freq: Frequency, parts: Partial<Rule> = {}): Rule {
  return {
    freq,
    interval: 1,
    end: { kind: "never" },
    by_month: [],
    by_week_no: [],
    by_year_day: [],
    by_month_day: [],
    by_day: [],
    by_hour: [],
    by_minute: [],
    by_second: [],
    by_set_pos: [],
    week_start: "monday",
    skip: "omit",
    ...parts,
  };
}

export function weekdayName(civil: string): Weekday {
  return WEEKDAYS[(weekdayOf(civil) + 6) % 7] as Weekday;
}

export const monthOf = (civil: string): number => Number(civil.slice(5, 7));

export const dayOfMonth = (civil: string): number => Number(civil.slice(8, 10));

/** Which weekday of its month a date is: 2 for the second, and whether it is the last too. */
export function placeInMonth(civil: string): { number: number; last: boolean } {
  const nextWeek = addDays(dayOf(civil), 7);
  return { number: Math.ceil(dayOfMonth(civil) / 7), last: nextWeek.slice(0, 7) !== civil.slice(0, 7) };
}

export const onWeekdays = (weekdays: readonly Weekday[]): Rule["by_day"] =>
  weekdays.map((weekday) => ({ number: null, weekday }));

/** The rules most people want for something that starts then, in the order of the menu. */
export function commonRules(start: string): Rule[] {
  const weekday = weekdayName(start);
  const { number, last } = placeInMonth(start);
  const nth = (n: number) => newRule("monthly", { by_day: [{ number: n, weekday }] });
  return [
    newRule("daily"),
    newRule("weekly", { by_day: onWeekdays(WORKDAYS) }),
    newRule("weekly"),
    newRule("weekly", { interval: 2 }),
    newRule("monthly"),
    ...(number <= 4 ? [nth(number)] : []),
    ...(last ? [nth(-1)] : []),
    newRule("yearly"),
  ];
}

/** Equal but for their end. An empty part and the one that says the same as the start are equal too. */
export function samePattern(one: Rule, other: Rule, start: string): boolean {
  const shape = (rule: Rule) => JSON.stringify({ ...spelledOut(rule, start), end: null, week_start: null });
  return shape(one) === shape(other);
}

/** The rule with what its empty parts mean for this start written out, and every part in order. */
export function spelledOut(rule: Rule, start: string): Rule {
  const full = structuredClone(rule);
  const dayParts = [rule.by_month_day, rule.by_day, rule.by_year_day, rule.by_week_no];
  if (dayParts.every((part) => part.length === 0)) {
    if (rule.freq === "weekly") full.by_day = onWeekdays([weekdayName(start)]);
    if (rule.freq === "monthly" || rule.freq === "yearly") full.by_month_day = [dayOfMonth(start)];
    // Where days are named without a month, every month has them.
    if (rule.freq === "yearly" && rule.by_month.length === 0) full.by_month = [monthOf(start)];
  }
  for (const part of ["by_month", "by_week_no", "by_year_day", "by_month_day", "by_set_pos"] as const) {
    full[part].sort(fromTheFront);
  }
  full.by_day.sort(
    (a, b) => fromTheFront(a.number ?? 0, b.number ?? 0) || WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday),
  );
  return full;
}

/** 1, 2, 15, then those that are counted from the end: the last but one, the last. */
export const fromTheFront = (a: number, b: number): number => Number(a < 0) - Number(b < 0) || a - b;

/** Another unit, the rest of the pattern left to the start. */
export function withFrequency(rule: Rule, freq: Frequency): Rule {
  return freq === rule.freq
    ? rule
    : newRule(freq, { interval: rule.interval, end: rule.end, week_start: rule.week_start });
}
