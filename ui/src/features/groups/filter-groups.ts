// Which groups are shown and in which order. There are dozens, at most some hundreds: all are here, so this is done in the window.

import type { GroupState } from "../../bindings/GroupState";
import type { RawSearch } from "../../shared/navigation";
import type { Sort } from "../../shared/table/types";
import { attention, cellOf, figureOf, type GroupRow, needsMe } from "./group-row";
import { STATES } from "./words";

/** How many days the figures of the groups look back on. */
export const PERIODS = [7, 14, 30] as const;
export const USUAL_PERIOD = 7;

/** What the address of the page says. */
export interface GroupsAddress {
  q?: string;
  state?: string[];
  tag?: string[];
  account?: string[];
  owner?: string[];
  kind?: string[];
  needs?: boolean;
  /** How many days the figures look back on. */
  days?: number;
  sort?: string;
}

export type Facet = "state" | "tag" | "account" | "owner" | "kind";
export const FACETS: Facet[] = ["state", "tag", "account", "owner", "kind"];
/** Stands in a facet for "has none". */
export const NONE = "-";

const list = (value: unknown): string[] | undefined => {
  const items = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined).map(String);
  return items.length > 0 ? items : undefined;
};

export function parseGroups(raw: RawSearch): GroupsAddress {
  return {
    q: typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q) : undefined,
    ...Object.fromEntries(FACETS.map((facet) => [facet, list(raw[facet])])),
    needs: raw.needs === true || raw.needs === "true" ? true : undefined,
    days: PERIODS.find((days) => days === Number(raw.days)),
    sort: typeof raw.sort === "string" ? raw.sort : undefined,
  };
}

export function parseSort(text: string | undefined): Sort | null {
  return text ? { by: text.replace(/^-/, ""), down: text.startsWith("-") } : null;
}

export const sortText = (sort: Sort | null): string | undefined =>
  sort ? `${sort.down ? "-" : ""}${sort.by}` : undefined;

/** The values of a facet that a group has. */
export function facetValues(row: GroupRow, facet: Facet): string[] {
  switch (facet) {
    case "state":
      return [row.state];
    case "kind":
      return [row.kind];
    case "account":
      return [row.account || NONE];
    case "owner":
      return [row.operator ?? NONE];
    case "tag":
      return row.tags.length > 0 ? row.tags.map((tag) => tag.name) : [NONE];
  }
}

export type Forms = ReadonlyMap<string, readonly string[]>;

/** Every word must stand in something that the group is called by; `forms` adds pinyin and initials of its name. */
function found(row: GroupRow, words: string[], forms: Forms): boolean {
  const texts = [row.name, row.number, row.account, row.note, row.announcement, ...row.tags.map((tag) => tag.name)];
  const all = [...texts.map((text) => (text ?? "").toLowerCase()), ...(forms.get(row.uid) ?? [])];
  return words.every((word) => all.some((text) => text.includes(word)));
}

export function filtered(rows: GroupRow[], address: GroupsAddress, forms: Forms): GroupRow[] {
  const words = (address.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const facets = FACETS.filter((facet) => address[facet]);
  return rows.filter(
    (row) =>
      facets.every((facet) => facetValues(row, facet).some((value) => address[facet]?.includes(value))) &&
      (!address.needs || needsMe(row)) &&
      found(row, words, forms),
  );
}

type Key = string | number | null;

const MEASURES = [
  "net",
  "joined",
  "join_rate",
  "left",
  "speaking_rate",
  "messages",
  "early_leave",
  "on_time",
  "full_in",
] as const;

const KEYS: Record<string, (row: GroupRow) => Key> = {
  name: (row) => row.name,
  number: (row) => row.number,
  account: (row) => row.account,
  count: (row) => row.count?.count ?? null,
  change: (row) => row.change,
  fill: (row) => figureOf(row, "fill"),
  attention: (row) => attention(row),
  capacity: (row) => row.capacity,
  state: (row) => STATES.indexOf(row.state as GroupState),
  qr: (row) => row.qr_expires_on,
  opened: (row) => row.opened_on,
  kind: (row) => row.kind,
  // By how much a group is ahead of its peers.
  ...Object.fromEntries(
    MEASURES.map((measure) => [
      `${measure}.peers`,
      (row: GroupRow) => {
        const { value = null, peers } = cellOf(row, measure) ?? {};
        return value === null || peers === undefined ? null : value - peers;
      },
    ]),
  ),
  ...Object.fromEntries(MEASURES.map((measure) => [measure, (row: GroupRow) => figureOf(row, measure)])),
};

/** Sorted by a column; without a value comes last both ways. Texts by the language's own order, numbers in texts as numbers. */
export function sorted(rows: GroupRow[], sort: Sort | null, language: string): GroupRow[] {
  const key = sort && KEYS[sort.by];
  if (!key) return rows;
  const collator = new Intl.Collator(language === "zh-CN" ? "zh-CN-u-co-pinyin" : language, { numeric: true });
  const direction = sort.down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return (left - right) * direction;
    return collator.compare(String(left), String(right)) * direction;
  });
}
