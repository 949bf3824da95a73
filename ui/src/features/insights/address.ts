// What the pages of insights show is in their address, and what narrows them is common to all: range, channels, kinds, people. So
// going from question to question keeps it, and a link says what was looked at.

import type { InsightCohort } from "../../bindings/InsightCohort";
import type { InsightFilter } from "../../bindings/InsightFilter";
import type { InsightInterval } from "../../bindings/InsightInterval";
import { addDays, type CivilDate } from "../../shared/format/civil";
import { type RawSearch, texts } from "../../shared/navigation";

/** What all pages share. */
export interface SharedAddress {
  /** The last days of the log, or exact days; neither is as the page has it. */
  days?: number;
  from?: CivilDate;
  to?: CivilDate;
  channels?: string[];
  /** Tags of groups, by uid. */
  tags?: string[];
  platforms?: string[];
  kinds?: string[];
  tier?: string;
  segment?: string;
  member_tags?: string[];
  without_tags?: string[];
  without_tiers?: string[];
  /** By whose clock days are counted, where it is not the community's. */
  zone?: string;
  /** Without those who run the community. */
  team?: "without";
}

export interface InsightsAddress extends SharedAddress {
  interval?: InsightInterval;
  cohort?: InsightCohort;
  mode?: Mode;
  of?: "interactions";
  /** Who drifts away: after how many silent days, with how many interactions before. */
  silent?: number;
  least?: number;
  /** Scores of these people alone: R and F. */
  cell?: [number, number];
  /** Long lists are shown as far as they go. */
  all?: true;
}

export type Mode = "unbounded" | "bracket";

export const PRESETS = [7, 30, 56, 84, 180, 365] as const;
/** Longer ago than any log. */
export const ALL_DAYS = 36_500;

const day = (value: unknown): CivilDate | undefined =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const one = <T extends string>(value: unknown, of: readonly T[]): T | undefined => of.find((known) => known === value);

const within = (value: unknown, low: number, high: number): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && low <= value && value <= high ? value : undefined;

function cellOf(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [r, f] = value.map((one) => within(one, 1, 5));
  return r && f ? [r, f] : undefined;
}

export function parseInsights(raw: RawSearch): InsightsAddress {
  const days = typeof raw.days === "number" && Number.isInteger(raw.days) && raw.days > 0 ? raw.days : undefined;
  const [from, to] = [day(raw.from), day(raw.to)];
  const exact = from !== undefined && to !== undefined && from <= to;
  return {
    days: exact ? undefined : days && Math.min(days, ALL_DAYS),
    ...(exact ? { from, to } : {}),
    channels: texts(raw.channels),
    tags: texts(raw.tags),
    platforms: texts(raw.platforms),
    kinds: texts(raw.kinds),
    tier: text(raw.tier),
    segment: text(raw.segment),
    member_tags: texts(raw.member_tags),
    without_tags: texts(raw.without_tags),
    without_tiers: texts(raw.without_tiers),
    zone: text(raw.zone),
    team: one(raw.team, ["without"]),
    interval: one(raw.interval, ["day", "month"]),
    cohort: one(raw.cohort, ["join"]),
    mode: one(raw.mode, ["unbounded", "bracket"]),
    of: one(raw.of, ["interactions"]),
    silent: within(raw.silent, 1, 89),
    least: within(raw.least, 1, 1000),
    cell: cellOf(raw.cell),
    all: raw.all === true ? true : undefined,
  };
}

/** What goes along from one question to the next. */
export function sharedOf(address: SharedAddress): RawSearch {
  const { days, from, to, team } = address;
  return JSON.parse(JSON.stringify({ days, from, to, team, ...narrowedBy(address) })) as RawSearch;
}

/** What the core is told as it is. */
const narrowedBy = (address: SharedAddress) => {
  const { channels, tags, platforms, kinds, tier, segment, member_tags, without_tags, without_tiers, zone } = address;
  return { channels, tags, platforms, kinds, tier, segment, member_tags, without_tags, without_tiers, zone };
};

export interface Ground {
  /** The days of which the log says anything; nothing when it is empty. */
  first: CivilDate | null;
  last: CivilDate | null;
}

/** The days that an address asks for. The last day is that of the log and not of the calendar: imports come when they come. */
export function rangeOf(
  address: SharedAddress,
  usual: number,
  { first, last }: Ground,
  today: CivilDate,
): [CivilDate, CivilDate] {
  if (address.from && address.to) return [address.from, address.to];
  const to = last ?? today;
  const from = addDays(to, 1 - (address.days ?? usual));
  return [address.days === ALL_DAYS ? (first ?? to) : from, to];
}

export function filterOf(
  community: string,
  address: InsightsAddress,
  [from, to]: [CivilDate, CivilDate],
): InsightFilter {
  const { team, interval, cohort } = address;
  const without_staff = team === "without" || undefined;
  return { community, from, to, ...narrowedBy(address), without_staff, interval, cohort };
}

/** The same number of days right before, or right after. */
export function shifted([from, to]: [CivilDate, CivilDate], days: number): { from: CivilDate; to: CivilDate } {
  return { from: addDays(from, days), to: addDays(to, days) };
}
