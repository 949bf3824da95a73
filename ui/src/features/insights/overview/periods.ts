// Months and quarters, for which goals are set.

import type { CivilDate } from "../../../shared/format/civil";

/** `2026-03`, or `2026-Q1`. */
export type Period = string;

export type PeriodKind = "month" | "quarter";

export function periodOf(day: CivilDate, kind: PeriodKind): Period {
  const [year, month] = day.split("-");
  return kind === "month" ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The period so many later. */
export function periodAfter(period: Period, by: number): Period {
  const [year = "", part = ""] = period.split("-");
  const quarter = part.startsWith("Q");
  const length = quarter ? 4 : 12;
  const all = Number(year) * length + Number(quarter ? part.slice(1) : part) - 1 + by;
  const place = (((all % length) + length) % length) + 1;
  const then = String(Math.floor(all / length)).padStart(4, "0");
  return quarter ? `${then}-Q${place}` : `${then}-${String(place).padStart(2, "0")}`;
}

export function periodText({ period }: { period: Period }, language: string): string {
  const [year = "", part = ""] = period.split("-");
  if (!part.startsWith("Q")) {
    const month = new Date(Date.UTC(Number(year), Number(part) - 1, 1));
    return new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" }).format(month);
  }
  return language.startsWith("zh") ? `${year}年${part.slice(1)}季度` : `${part} ${year}`;
}
