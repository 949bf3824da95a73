// The rules that the editor can draw, to and from RFC 5545 text. Whatever it cannot draw stays as the text it came as and is
// shown as a rule of its own kind: an imported rule is never bent to fit a form. Expanding is the core's business.

export const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
export type Day = (typeof DAYS)[number];

export type Rule = {
  every: number;
  /** Until and including a date, or so many times, or for ever. */
  until?: string;
  count?: number;
} & (
  | { freq: "DAILY" }
  | { freq: "WEEKLY"; days: Day[] }
  | { freq: "MONTHLY"; on: { day: number } | { nth: number; weekday: Day } }
  | { freq: "YEARLY" }
);

function parts(text: string): Map<string, string> {
  return new Map(
    text
      .replace(/^RRULE:/i, "")
      .split(";")
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = "", value = ""] = part.split("=");
        return [name.toUpperCase(), value.toUpperCase()];
      }),
  );
}

/** The rule, or null when the editor has no form for it. `start` fills in what a rule takes from its first date. */
export function parseRule(text: string, start: string): Rule | null {
  const map = parts(text);
  const known = new Set(["FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "WKST"]);
  if ([...map.keys()].some((name) => !known.has(name))) return null;
  const ends = { every: Number(map.get("INTERVAL") ?? 1), ...end(map) };
  const byDay = map.get("BYDAY");
  const byMonthDay = map.get("BYMONTHDAY");
  switch (map.get("FREQ")) {
    case "DAILY":
      return byDay || byMonthDay ? null : { freq: "DAILY", ...ends };
    case "YEARLY":
      return byDay || byMonthDay ? null : { freq: "YEARLY", ...ends };
    case "WEEKLY": {
      const days = byDay ? byDay.split(",") : [weekday(start)];
      if (byMonthDay || !days.every((day): day is Day => DAYS.includes(day as Day))) return null;
      return { freq: "WEEKLY", days: days as Day[], ...ends };
    }
    case "MONTHLY":
      return monthly(byDay, byMonthDay, start, ends);
    default:
      return null;
  }
}

function monthly(
  byDay: string | undefined,
  byMonthDay: string | undefined,
  start: string,
  ends: { every: number },
): Rule | null {
  if (byDay && byMonthDay) return null;
  if (byDay) {
    const found = /^(-1|[1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(byDay);
    return found ? { freq: "MONTHLY", on: { nth: Number(found[1]), weekday: found[2] as Day }, ...ends } : null;
  }
  const day = byMonthDay === undefined ? Number(start.slice(8, 10)) : Number(byMonthDay);
  return Number.isInteger(day) && day !== 0 && day >= -1 ? { freq: "MONTHLY", on: { day }, ...ends } : null;
}

function end(map: Map<string, string>): { until?: string; count?: number } {
  const until = map.get("UNTIL");
  const count = map.get("COUNT");
  if (count) return { count: Number(count) };
  return until ? { until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` } : {};
}

export function formatRule(rule: Rule): string {
  const out = [`FREQ=${rule.freq}`];
  if (rule.every > 1) out.push(`INTERVAL=${rule.every}`);
  if (rule.freq === "WEEKLY") out.push(`BYDAY=${DAYS.filter((day) => rule.days.includes(day)).join(",")}`);
  if (rule.freq === "MONTHLY") {
    out.push("day" in rule.on ? `BYMONTHDAY=${rule.on.day}` : `BYDAY=${rule.on.nth}${rule.on.weekday}`);
  }
  if (rule.count !== undefined) out.push(`COUNT=${rule.count}`);
  else if (rule.until) out.push(`UNTIL=${rule.until.replaceAll("-", "")}T235959`);
  return out.join(";");
}

/** The weekday of a civil date. */
export function weekday(civil: string): Day {
  return DAYS[new Date(`${civil.slice(0, 10)}T00:00:00Z`).getUTCDay()] as Day;
}

/** Which of its weekdays in the month a date is: 1 to 4, or −1 for the last. */
export function nthOfMonth(civil: string): number {
  const [year = 0, month = 1, day = 1] = civil.slice(0, 10).split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day + 7 > last ? -1 : Math.ceil(day / 7);
}
