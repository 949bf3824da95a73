// Dates, times and numbers as people write them: 11月22日 周日 20:00 · Sun 22 Nov, 8 pm. Every Intl call gets its locale
// explicitly: on a machine with LANG=C the system's own is no language at all.

import { useLingui } from "@lingui/react";
import { type CivilDate, civilAt, dayOf, daysBetween, toUtc } from "./civil";

export interface Formats {
  language: string;
  /** 1,234; with at most so many digits behind the point, and at least so many where numbers stand below each other. */
  number(value: number, digits?: number, least?: number): string;
  /** 20:00 · 8 pm */
  time(civil: string): string;
  /** 11月22日 周日 · Sun 22 Nov; with the year where it is not this one. */
  day(civil: string, today?: CivilDate): string;
  /** 11月22日 · 22 Nov */
  dayShort(civil: string): string;
  /** 2026年11月22日 · 22 Nov 2026; empty for none. For columns of dates, where every year counts. */
  date(civil: string | null): string;
  /** 11月22日 周日 20:00 · Sun 22 Nov, 8 pm */
  dateTime(civil: string, today?: CivilDate): string;
  /** 2026年11月22日 · 22 Nov 2026 */
  dayYear(civil: string): string;
  /** 2026年11月16日 – 22日 · 16–22 Nov 2026 */
  days(from: string, to: string): string;
  /** 2026年 · 2026 */
  year(civil: string): string;
  /** 2026年11月 · November 2026 */
  month(civil: string): string;
  /** 11月 · November */
  monthShort(civil: string): string;
  /** 日 · S */
  weekdayNarrow(civil: string): string;
  /** 周日 · Sun */
  weekday(civil: string): string;
  /** 今天, 明天, 周三, 11月22日 · Today, Tomorrow, Wednesday, 22 Nov */
  nearDay(civil: string, today: CivilDate): string;
  /** 昨天, 明天, 11月22日 · Yesterday, Tomorrow, 22 Nov: a day in a narrow place. */
  nearDayShort(civil: string, today: CivilDate): string;
  /** 20:00–21:30 · 8–9:30 pm */
  span(start: string, end: string): string;
  /** 5 分钟前 · 5 minutes ago */
  ago(instant: number, now: number): string;
  /** 1.5 小时 · 1 h 30 min */
  duration(minutes: number): string;
  /** An instant on the clocks of a zone, as `dateTime`. */
  instant(at: number, zone: string): string;
}

/** Makes a value when it is first asked for. */
function whenUsed<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export function formatsFor(language: string): Formats {
  const zh = language.startsWith("zh");
  const locale = zh ? "zh-CN" : "en-GB";
  const dates = (options: Intl.DateTimeFormatOptions) =>
    whenUsed(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }));
  const dayParts = dates({ month: "short", day: "numeric" });
  const dayYear = dates({ year: "numeric", month: "short", day: "numeric" });
  const weekdays = dates({ weekday: "short" });
  const weekdaysLong = dates({ weekday: "long" });
  const weekdaysNarrow = dates({ weekday: "narrow" });
  const monthNames = dates({ month: "long" });
  const months = dates({ year: "numeric", month: "long" });
  const relative = whenUsed(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const numbers = new Map<string, Intl.NumberFormat>();

  const time = (civil: string): string => {
    const [hour = 0, minute = 0] = civil.slice(11, 16).split(":").map(Number);
    const minutes = String(minute).padStart(2, "0");
    if (zh) return `${String(hour).padStart(2, "0")}:${minutes}`;
    const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minute ? `:${minutes}` : ""}`;
    return `${clock} ${hour < 12 ? "am" : "pm"}`;
  };
  const day = (civil: string, today?: CivilDate): string => {
    const date = toUtc(civil);
    const other = today !== undefined && today.slice(0, 4) !== civil.slice(0, 4);
    const text = (other ? dayYear : dayParts)().format(date);
    return zh ? `${text} ${weekdays().format(date)}` : `${weekdays().format(date)} ${text}`;
  };
  const dateTime = (civil: string, today?: CivilDate): string =>
    civil.length === 10 ? day(civil, today) : `${day(civil, today)}${zh ? " " : ", "}${time(civil)}`;

  return {
    language,
    number(value, digits = 0, least = 0) {
      const key = `${least}-${digits}`;
      let format = numbers.get(key);
      if (!format) {
        format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: digits });
        numbers.set(key, format);
      }
      return format.format(value);
    },
    time,
    day,
    date: (civil) => (civil ? dayYear().format(toUtc(civil)) : ""),
    dayShort: (civil) => dayParts().format(toUtc(civil)),
    dateTime,
    dayYear: (civil) => dayYear().format(toUtc(civil)),
    days(from, to) {
      if (!zh) return dayYear().formatRange(toUtc(from), toUtc(to));
      const sameMonth = from.slice(0, 7) === to.slice(0, 7);
      return `${dayYear().format(toUtc(from))} – ${sameMonth ? `${Number(to.slice(8, 10))}日` : dayParts().format(toUtc(to))}`;
    },
    year: (civil) => (zh ? `${civil.slice(0, 4)}年` : civil.slice(0, 4)),
    month: (civil) => months().format(toUtc(civil)),
    monthShort: (civil) => monthNames().format(toUtc(civil)),
    weekdayNarrow: (civil) => weekdaysNarrow().format(toUtc(civil)),
    weekday: (civil) => weekdays().format(toUtc(civil)),
    nearDay(civil, today) {
      const away = daysBetween(today, dayOf(civil));
      if (Math.abs(away) <= 1) return capital(relative().format(away, "day"));
      if (away > 1 && away < 7) return (zh ? weekdays : weekdaysLong)().format(toUtc(civil));
      return day(civil, today);
    },
    nearDayShort(civil, today) {
      const away = daysBetween(today, dayOf(civil));
      return Math.abs(away) <= 1 ? capital(relative().format(away, "day")) : dayParts().format(toUtc(civil));
    },
    span(start, end) {
      if (dayOf(start) !== dayOf(end)) return `${dateTime(start)} – ${dateTime(end)}`;
      const [from, to] = [time(start), time(end)];
      return !zh && from.slice(-2) === to.slice(-2) ? `${from.slice(0, -3)}–${to}` : `${from}–${to}`;
    },
    ago(instant, now) {
      // What just happened may be later than the reader's own last look at the clock.
      const minutes = Math.min(0, Math.round((instant - now) / 60_000));
      if (Math.abs(minutes) < 60) return relative().format(minutes, "minute");
      if (Math.abs(minutes) < 60 * 36) return relative().format(Math.round(minutes / 60), "hour");
      if (Math.abs(minutes) < 60 * 24 * 60) return relative().format(Math.round(minutes / 1440), "day");
      return relative().format(Math.round(minutes / 1440 / 30.4), "month");
    },
    duration(minutes) {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      if (zh) return [hours && `${hours} 小时`, (rest || !hours) && `${rest} 分钟`].filter(Boolean).join(" ");
      return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
    },
    instant: (at, zone) => dateTime(civilAt(at, zone)),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const known = new Map<string, Formats>();

/** The formats of the present language, the same for every row that asks: making one of `Intl`'s objects costs more than
 *  drawing the row. */
export function useFormats(): Formats {
  const { locale } = useLingui().i18n;
  let formats = known.get(locale);
  if (!formats) {
    formats = formatsFor(locale);
    known.set(locale, formats);
  }
  return formats;
}
