// Civil dates and times: "2026-11-22" and "2026-11-22T20:00:00", without a zone, as the core sends them. Arithmetic is done on
// UTC dates, so no clock change of this machine's zone gets in. Instants are milliseconds; only `civilAt` brings the two together.

export type CivilDate = string;
export type CivilDateTime = string;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Minutes of a whole day. */
export const DAY_MIN = 1440;

export function toUtc(civil: string): Date {
  return new Date(civil.length === 10 ? `${civil}T00:00:00Z` : `${civil.slice(0, 19)}Z`);
}

export function dateOf(date: Date): CivilDate {
  return date.toISOString().slice(0, 10);
}

export function dateTimeOf(date: Date): CivilDateTime {
  return date.toISOString().slice(0, 19);
}

/** A date as the date-time at which it begins; a date-time as it is. */
export const atMidnight = (civil: string): CivilDateTime => (civil.length === 10 ? `${civil}T00:00:00` : civil);

export const dayOf = (civil: string): CivilDate => civil.slice(0, 10);
export const timeOf = (civil: string): string => (civil.length > 10 ? civil.slice(11, 16) : "00:00");

export function addDays(civil: CivilDate, days: number): CivilDate {
  return dateOf(new Date(toUtc(civil).getTime() + days * DAY));
}

export function addMinutes(civil: CivilDateTime, minutes: number): CivilDateTime {
  return dateTimeOf(new Date(toUtc(civil).getTime() + minutes * MINUTE));
}

/** The same day of another month, or its last day where it has none. */
export function addMonths(civil: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = civil.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dateOf(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((toUtc(dayOf(to)).getTime() - toUtc(dayOf(from)).getTime()) / DAY);
}

export function minutesBetween(from: CivilDateTime, to: CivilDateTime): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / MINUTE);
}

/** 0 is Sunday, as in JavaScript. */
export function weekdayOf(civil: string): number {
  return toUtc(dayOf(civil)).getUTCDay();
}

export function startOfWeek(civil: CivilDate, firstDay: number): CivilDate {
  return addDays(civil, -((weekdayOf(civil) - firstDay + 7) % 7));
}

export function startOfMonth(civil: CivilDate): CivilDate {
  return `${civil.slice(0, 7)}-01`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone show at an instant. */
export function civilAt(instant: number, zone: string): CivilDateTime {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(zone, clock);
  }
  return clock.format(instant).replace(" ", "T");
}

/** What clocks in `second` show when those in `zone` show `civil`. Found by looking where the guess lands and correcting once. */
export function inZone(civil: CivilDateTime, zone: string, second: string): CivilDateTime {
  const guess = Date.parse(`${civil}Z`);
  const off = Date.parse(`${civilAt(guess, zone)}Z`) - guess;
  return civilAt(guess - off, second);
}

/** This machine's zone. Some systems name none; then UTC is at least true somewhere. */
export function ownZone(): string {
  return Intl.DateTimeFormat("en").resolvedOptions().timeZone || "UTC";
}

/** Minutes from an instant until clocks in a zone show this time; right also when they are changed in between. */
export function minutesUntil(civil: CivilDateTime, instant: number, zone: string): number {
  const minutes = minutesBetween(civilAt(instant, zone), civil);
  return minutes + minutesBetween(civilAt(instant + minutes * 60_000, zone), civil);
}
