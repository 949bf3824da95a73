// Days as people type them: 22, 11-22, 11.22, 11月22日, 2026/11/22, 明天, 下周一, tomorrow, mon, 22 nov. Null for what is no day. A day
// without a month or a year is the next one that comes, counted from today.

import {
  addDays,
  addMonths,
  type CivilDate,
  dateOf,
  startOfMonth,
  startOfWeek,
  toUtc,
  weekdayOf,
} from "../format/civil";

const NEAR: Record<string, number> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  yesterday: -1,
};
const WEEKDAYS_EN = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAYS_ZH = "日一二三四五六";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function parseDay(text: string, today: CivilDate): CivilDate | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const near = NEAR[plain];
  if (near !== undefined) return addDays(today, near);
  return weekday(plain, today) ?? offset(plain, today) ?? written(plain, today);
}

function weekday(text: string, today: CivilDate): CivilDate | null {
  const zh = /^(下+|本|这)?(?:个)?(?:周|星期|礼拜)([日天一二三四五六])$/.exec(text);
  if (zh) {
    const index = zh[2] === "天" ? 0 : WEEKDAYS_ZH.indexOf(zh[2] as string);
    // 下周一 is the Monday of next week, whatever today is; 周一 alone is the next Monday that comes.
    if (zh[1]) {
      const weeks = zh[1].startsWith("下") ? zh[1].length : 0;
      return addDays(startOfWeek(today, 1), weeks * 7 + ((index + 6) % 7));
    }
    return comingWeekday(index, today);
  }
  const en = /^(next\s+)?([a-z]{3,9})$/.exec(text);
  const index = en ? WEEKDAYS_EN.indexOf((en[2] as string).slice(0, 3)) : -1;
  if (index < 0) return null;
  return en?.[1] ? addDays(startOfWeek(today, 1), 7 + ((index + 6) % 7)) : comingWeekday(index, today);
}

function comingWeekday(index: number, today: CivilDate): CivilDate {
  return addDays(today, (index - weekdayOf(today) + 7) % 7);
}

function offset(text: string, today: CivilDate): CivilDate | null {
  const found = /^(\d{1,3})\s*(天|周|个月|月)后$/.exec(text) ?? /^in\s+(\d{1,3})\s*(day|week|month)s?$/.exec(text);
  if (!found) return null;
  const count = Number(found[1]);
  if (found[2] === "天" || found[2] === "day") return addDays(today, count);
  if (found[2] === "周" || found[2] === "week") return addDays(today, count * 7);
  return addMonths(today, count);
}

function written(text: string, today: CivilDate): CivilDate | null {
  const [thisYear = 0, thisMonth = 1] = today.split("-").map(Number);
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (full) return valid(Number(full[1]), Number(full[2]), Number(full[3]));
  const monthDay = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text);
  if (monthDay) return coming(thisYear, Number(monthDay[1]), Number(monthDay[2]), today);
  const english = /^(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?$/.exec(text) ?? swapped(text);
  if (english) {
    const month = MONTHS.indexOf((english[2] as string).slice(0, 3)) + 1;
    if (month === 0) return null;
    if (english[3]) return valid(Number(english[3]), month, Number(english[1]));
    return coming(thisYear, month, Number(english[1]), today);
  }
  const day = /^(\d{1,2})[日号]?$/.exec(text);
  if (!day) return null;
  const inThisMonth = valid(thisYear, thisMonth, Number(day[1]));
  if (inThisMonth && inThisMonth >= today) return inThisMonth;
  const next = addMonths(startOfMonth(today), 1);
  return valid(Number(next.slice(0, 4)), Number(next.slice(5, 7)), Number(day[1]));
}

/** "nov 22" as "22 nov". */
function swapped(text: string): (string | undefined)[] | null {
  const found = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/.exec(text);
  return found && [found[0], found[2], found[1], found[3]];
}

/** In this year, or in the next when that is more than half a year ago. */
function coming(year: number, month: number, day: number, today: CivilDate): CivilDate | null {
  const date = valid(year, month, day);
  if (date && date < addMonths(today, -6)) return valid(year + 1, month, day);
  return date;
}

function valid(year: number, month: number, day: number): CivilDate | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = toUtc(text);
  return Number.isNaN(date.getTime()) || dateOf(date) !== text ? null : text;
}
