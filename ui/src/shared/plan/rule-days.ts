// What the panel of a rule of one's own can show of a rule, and what each of its switches makes of it. A rule that says more than
// the panel can show is told by `isEditable`; it is edited as text.

import {
  dayOfMonth,
  type Frequency,
  fromTheFront,
  monthOf,
  onWeekdays,
  placeInMonth,
  type Rule,
  spelledOut,
  WEEKDAYS,
  type Weekday,
  WORKDAYS,
  weekdayName,
} from "./rule";

/** How the days of a month are named: by date (the 1st and the last), each by its weekday (the second Tuesday), or one of several
 *  (the last of Monday to Friday). */
export type DayMode = "dates" | "weekdays" | "places";

/** The units that the panel counts in. */
export const UNITS = ["minutely", "hourly", "daily", "weekly", "monthly", "yearly"] as const satisfies Frequency[];

export const isMonthly = ({ freq }: Pick<Rule, "freq">): boolean => freq === "monthly" || freq === "yearly";

/** Nothing when the days of the rule are named otherwise. */
export function dayMode(rule: Rule): DayMode | null {
  const { by_day, by_month_day, by_set_pos } = rule;
  if (by_set_pos.length > 0) {
    return by_month_day.length === 0 && by_day.length > 0 && by_day.every(({ number }) => number === null)
      ? "places"
      : null;
  }
  if (by_day.length === 0) return "dates";
  return by_month_day.length === 0 && isGrid(rule) ? "weekdays" : null;
}

/** Whether every place is named with every weekday, as two rows of switches say it. */
function isGrid({ by_day }: Rule): boolean {
  const places = unique(by_day.map(({ number }) => number));
  return (
    !places.includes(null) && places.length * unique(by_day.map(({ weekday }) => weekday)).length === by_day.length
  );
}

/** True when the panel can show every part of the rule. */
export function isEditable(rule: Rule): boolean {
  const { freq, by_month, by_month_day, by_day, by_set_pos } = rule;
  if (!(UNITS as readonly Frequency[]).includes(freq)) return false;
  const beyond = [rule.by_week_no, rule.by_year_day, rule.by_hour, rule.by_minute, rule.by_second];
  if (beyond.some((part) => part.length > 0)) return false;
  if (!isMonthly(rule)) {
    return by_month_day.length + by_set_pos.length === 0 && by_day.every(({ number }) => number === null);
  }
  if (dayMode(rule) === null) return false;
  if (freq === "monthly") return true;
  // Of a year the panel names the months, and one place in the year is one place in its only month.
  if (by_month.length === 0) return by_day.length + by_month_day.length === 0;
  return by_set_pos.length === 0 || by_month.length === 1;
}

/** What of a month is chosen, whatever the mode. */
export function chosenIn(rule: Rule, start: string): { dates: number[]; places: number[]; weekdays: Weekday[] } {
  const full = spelledOut(rule, start);
  const numbers = full.by_day.map(({ number }) => number ?? 0);
  return {
    dates: full.by_month_day,
    places: full.by_set_pos.length > 0 ? full.by_set_pos : unique(numbers),
    weekdays: WEEKDAYS.filter((weekday) => full.by_day.some((day) => day.weekday === weekday)),
  };
}

/** The days named otherwise, beginning with what is most like the start. */
export function withMode(rule: Rule, mode: DayMode, start: string): Rule {
  if (mode === dayMode(rule)) return rule;
  const { number, last } = placeInMonth(start);
  const bare: Rule = { ...rule, by_day: [], by_month_day: [], by_set_pos: [], skip: "omit" };
  const months = spelledOut(rule, start).by_month;
  if (rule.freq === "yearly") bare.by_month = mode === "places" ? months.slice(0, 1) : months;
  if (mode === "dates") return followingStart(bare, start);
  if (mode === "places") return { ...bare, by_day: onWeekdays(WORKDAYS), by_set_pos: [-1] };
  return { ...bare, by_day: [{ number: last && number > 4 ? -1 : number, weekday: weekdayName(start) }] };
}

/** A date of the month switched on or off. */
export function withDate(rule: Rule, day: number, start: string): Rule {
  const full = spelledOut(rule, start);
  const by_month = rule.freq === "yearly" ? full.by_month : rule.by_month;
  return followingStart({ ...rule, by_month, by_month_day: switchedNumber(full.by_month_day, day) }, start);
}

/** A place switched on or off: the second, the last. */
export function withPlace(rule: Rule, place: number, start: string): Rule {
  const { places, weekdays } = chosenIn(rule, start);
  const next = switchedNumber(places, place);
  return dayMode(rule) === "places" ? { ...rule, by_set_pos: next } : { ...rule, by_day: grid(next, weekdays) };
}

/** A weekday switched on or off. The last one stays where the rule needs one. */
export function withWeekday(rule: Rule, weekday: Weekday, start: string): Rule {
  const { places, weekdays } = chosenIn(rule, start);
  const optional = !isMonthly(rule) && rule.freq !== "weekly";
  const next = switched(weekdays, weekday, optional ? 0 : 1);
  if (isMonthly(rule) && dayMode(rule) === "weekdays") return { ...rule, by_day: grid(places, inOrder(next)) };
  // Back on the start's own day the part is left out again, so that the rule moves with its start.
  const own = rule.freq === "weekly" && next.length === 1 && next[0] === weekdayName(start);
  return { ...rule, by_day: own ? [] : onWeekdays(inOrder(next)) };
}

/** A month switched on or off. A year needs one; for the other units months only leave dates out. */
export function withMonth(rule: Rule, month: number, start: string): Rule {
  if (rule.freq !== "yearly") return { ...rule, by_month: switchedNumber(rule.by_month, month, 0) };
  if (dayMode(rule) === "places") return { ...rule, by_month: [month] };
  const full = spelledOut(rule, start);
  return followingStart(
    { ...rule, by_month: switchedNumber(full.by_month, month), by_month_day: full.by_month_day },
    start,
  );
}

/** What only repeats the start is left out, so that the rule moves with it. */
function followingStart(rule: Rule, start: string): Rule {
  if (rule.by_day.length > 0) return { ...rule, by_month_day: [] };
  const own = rule.by_month_day.length === 0 || isOnly(rule.by_month_day, dayOfMonth(start));
  if (!own) return rule;
  const sameMonth = rule.freq === "yearly" && isOnly(rule.by_month, monthOf(start));
  return { ...rule, by_month_day: [], by_month: sameMonth ? [] : rule.by_month };
}

const isOnly = (list: readonly number[], value: number) => list.length === 1 && list[0] === value;

const unique = <Value>(list: readonly Value[]): Value[] => [...new Set(list)];

const inOrder = (weekdays: readonly Weekday[]) => WEEKDAYS.filter((weekday) => weekdays.includes(weekday));

const grid = (places: readonly number[], weekdays: readonly Weekday[]): Rule["by_day"] =>
  places.flatMap((number) => weekdays.map((weekday) => ({ number, weekday })));

/** In or out of the list; `least` of them stay. */
function switched<Value>(list: readonly Value[], value: Value, least = 1): Value[] {
  const next = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  return next.length < least ? [...list] : next;
}

const switchedNumber = (list: readonly number[], value: number, least = 1): number[] =>
  switched(list, value, least).sort(fromTheFront);
