// A rule as a sentence: 每周一、周三，共 10 次 · Every week on Monday and Wednesday, 10 times. It covers every part of RFC 5545, for
// imported rules are shown too.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg, plural, selectOrdinal } from "@lingui/core/macro";
import { addDays, dayOf } from "../format/civil";
import type { Formats } from "../format/formats";
import { type Rule, spelledOut, WEEKDAYS, type Weekday, WORKDAYS } from "./rule";
import { dayMode, isMonthly } from "./rule-days";

/** A Monday, to name the weekdays from. */
const MONDAY = "2024-01-01";

const NTH: Record<number, MessageDescriptor> = {
  1: msg({ message: "first", context: "weekday of a month" }),
  2: msg({ message: "second", context: "weekday of a month" }),
  3: msg({ message: "third", context: "weekday of a month" }),
  4: msg({ message: "fourth", context: "weekday of a month" }),
  5: msg({ message: "fifth", context: "weekday of a month" }),
  [-1]: msg({ message: "last", context: "weekday of a month" }),
  [-2]: msg({ message: "second to last", context: "weekday of a month" }),
};

interface Writer {
  say: (message: MessageDescriptor) => string;
  list: (items: string[]) => string;
  formats: Formats;
}

function writer(i18n: I18n, formats: Formats): Writer {
  const zh = formats.language.startsWith("zh");
  const english = new Intl.ListFormat("en-GB", { type: "conjunction" });
  return {
    say: (message) => i18n._(message),
    list: (items) => (zh ? items.join("、") : english.format(items)),
    formats,
  };
}

/** 周一 · Monday */
export function weekdayText(formats: Formats, weekday: Weekday, style: "short" | "long" = "long"): string {
  const date = addDays(MONDAY, WEEKDAYS.indexOf(weekday));
  if (style === "short" || formats.language.startsWith("zh")) return formats.weekday(date);
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

export function monthText(formats: Formats, month: number, style: "short" | "long" = "long"): string {
  const locale = formats.language.startsWith("zh") ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}

/** The sentence. `start` is the first date, which says what the rule leaves open. */
export function ruleText(i18n: I18n, formats: Formats, rule: Rule, start: string): string {
  const w = writer(i18n, formats);
  const full = spelledOut(rule, start);
  let text = pattern(w, full);
  if (full.by_year_day.length) {
    const days = w.list(full.by_year_day.map((day) => nth(w, day)));
    text = w.say(msg`${text}, on the ${days} day of the year`);
  }
  if (full.by_week_no.length) {
    const weeks = w.list(full.by_week_no.map(String));
    text = w.say(msg`${text}, in week ${weeks}`);
  }
  text = withTimes(w, full, text);
  if (full.by_set_pos.length && !isOneOfDays(full)) {
    const places = w.list(full.by_set_pos.map((place) => nth(w, place)));
    text = w.say(msg`${text}, of these only the ${places}`);
  }
  if (full.skip !== "omit" && Math.max(...full.by_month_day, 0) > 28) {
    text =
      full.skip === "backward"
        ? w.say(msg`${text}, or the last day of a shorter month`)
        : w.say(msg`${text}, or the day after a shorter month`);
  }
  return withEnd(w, full, text);
}

/** The name of a pattern in the editor's menus, without its end. */
export function patternText(i18n: I18n, formats: Formats, rule: Rule, start: string): string {
  return ruleText(i18n, formats, { ...rule, end: { kind: "never" } }, start);
}

function pattern(w: Writer, full: Rule): string {
  const n = full.interval;
  const days = daysText(w, full);
  // Dates that a year names without a month are in each of them.
  const everyMonth = full.freq === "yearly" && full.by_month_day.length > 0 && full.by_month.length === 0;
  const months = everyMonth
    ? w.say(msg({ message: "every month", context: "of a year" }))
    : w.list(full.by_month.map((month) => monthText(w.formats, month)));
  let text: string;
  switch (full.freq) {
    case "yearly":
      if (full.by_month.length === 1 && full.by_month_day.length === 1 && !full.by_day.length && full.by_month_day[0]) {
        const day = full.by_month_day[0];
        const month = String(full.by_month[0]).padStart(2, "0");
        if (day > 0) {
          const date = w.formats.dayShort(`2024-${month}-${String(day).padStart(2, "0")}`);
          return w.say(msg`${plural(n, { one: "Every year", other: "Every # years" })} on ${date}`);
        }
      }
      text = w.say(msg`${plural(n, { one: "Every year", other: "Every # years" })}`);
      break;
    case "monthly":
      text = w.say(msg`${plural(n, { one: "Every month", other: "Every # months" })}`);
      break;
    case "weekly":
      return withMonths(w, weekly(w, full, n), months);
    case "daily":
      text = w.say(msg`${plural(n, { one: "Every day", other: "Every # days" })}`);
      break;
    case "hourly":
      text = w.say(msg`${plural(n, { one: "Every hour", other: "Every # hours" })}`);
      break;
    case "minutely":
      text = w.say(msg`${plural(n, { one: "Every minute", other: "Every # minutes" })}`);
      break;
    default:
      text = w.say(msg`${plural(n, { one: "Every second", other: "Every # seconds" })}`);
  }
  return onDays(w, text, days, months);
}

function onDays(w: Writer, text: string, days: string, months: string): string {
  if (days && months) return w.say(msg`${text} on ${days} in ${months}`);
  return days ? w.say(msg`${text} on ${days}`) : withMonths(w, text, months);
}

function weekly(w: Writer, full: Rule, n: number): string {
  const chosen = full.by_day.map(({ weekday }) => weekday);
  if (n === 1 && chosen.length === 7) return w.say(msg`Every day`);
  if (n === 1 && chosen.join() === WORKDAYS.join()) return w.say(msg`Every week from Monday to Friday`);
  const days = w.list(chosen.map((weekday) => weekdayText(w.formats, weekday)));
  return w.say(msg`${plural(n, { one: "Every week on", other: "Every # weeks on" })} ${days}`);
}

function withMonths(w: Writer, text: string, months: string): string {
  return months === "" ? text : w.say(msg`${text} in ${months}`);
}

/** Whether a month has one of several weekdays: the last of Monday to Friday. */
const isOneOfDays = (rule: Rule): boolean => isMonthly(rule) && dayMode(rule) === "places";

/** "the 1st and 15th", "the second Tuesday", "the last working day", "Fridays". */
function daysText(w: Writer, rule: Rule): string {
  if (isOneOfDays(rule)) return placesText(w, rule);
  const ofMonth = rule.by_month_day.map((day) => (day === -1 ? w.say(msg`last day`) : ordinal(w, day)));
  const ofWeek = rule.by_day.map(({ number, weekday }) => {
    const name = weekdayText(w.formats, weekday);
    if (number === null) return name;
    const place = nth(w, number);
    return w.say(msg({ message: `${place} ${name}`, context: "second Tuesday" }));
  });
  const numbered = rule.by_day.some(({ number }) => number !== null);
  const days = ofWeek.length && (numbered ? w.say(msg`the ${w.list(ofWeek)}`) : w.list(ofWeek));
  const dates = ofMonth.length && w.say(msg`the ${w.list(ofMonth)}`);
  // Both together mean: those dates that fall on such a weekday.
  if (days && dates) return w.say(msg`${dates} when it is ${days}`);
  return days || dates || "";
}

function placesText(w: Writer, rule: Rule): string {
  const chosen = rule.by_day.map(({ weekday }) => weekday);
  const places = w.list(rule.by_set_pos.map((place) => nth(w, place)));
  if (chosen.join() === WORKDAYS.join()) return w.say(msg`the ${places} working day (Monday to Friday)`);
  const days = w.list(chosen.map((weekday) => weekdayText(w.formats, weekday)));
  return w.say(msg`the ${places} of ${days}`);
}

/** The name of a place on a switch: 第一个 · first. */
export const placeText = (i18n: I18n, formats: Formats, place: number): string => nth(writer(i18n, formats), place);

/** second, last, 7th: a place among several; in Chinese 第二个, 最后一个, 第 7 个. */
function nth(w: Writer, number: number): string {
  const known = NTH[number];
  if (known) return w.say(known);
  const count = Math.abs(number);
  if (number > 0) return w.say(msg`no. ${count}`);
  return w.say(msg`no. ${count} from the end`);
}

/** The 15th, the 3rd day before the end of a month; in Chinese 15 日. */
function ordinal(w: Writer, number: number): string {
  const count = Math.abs(number);
  if (number > 0) return w.say(msg`${selectOrdinal(count, { one: "#st", two: "#nd", few: "#rd", other: "#th" })}`);
  return w.say(msg`${selectOrdinal(count, { one: "#st", two: "#nd", few: "#rd", other: "#th" })} to last day`);
}

function withTimes(w: Writer, rule: Rule, text: string): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  if (rule.by_hour.length) {
    const minutes = rule.by_minute.length ? rule.by_minute : [0];
    const times = rule.by_hour.flatMap((hour) =>
      minutes.map((minute) => w.formats.time(`${MONDAY}T${pad(hour)}:${pad(minute)}`)),
    );
    return w.say(msg`${text} at ${w.list(times)}`);
  }
  if (rule.by_minute.length) return w.say(msg`${text} at minute ${w.list(rule.by_minute.map(String))}`);
  return text;
}

function withEnd(w: Writer, rule: Rule, text: string): string {
  if (rule.end.kind === "count") {
    return w.say(msg`${text}, ${plural(rule.end.count, { one: "once", other: "# times" })}`);
  }
  if (rule.end.kind === "until") {
    const day = dayOf(rule.end.until);
    const date = w.formats.day(day, MONDAY);
    return w.say(msg`${text}, until ${date}`);
  }
  return text;
}
