// What the address of the members page says: search, filter, order. The filter is the core's own tree, so a saved one is an address.

import type { Filter } from "../../bindings/Filter";
import type { ListMembers } from "../../bindings/ListMembers";
import type { Selection } from "../../bindings/Selection";
import type { RawSearch } from "../../shared/navigation";
import type { Selection as Ticks } from "../../shared/table/selection";
import type { Sort } from "../../shared/table/types";
import { fieldOf } from "./columns";

export interface MembersAddress {
  q?: string;
  f?: Filter;
  sort?: string;
}

const LEAVES = [
  "text",
  "one_of",
  "between",
  "number",
  "empty",
  "tag",
  "tier",
  "channel",
  "channel_tag",
  "status",
  "platform",
  "birthday",
  "part",
  "namesake",
  "search",
];

/** True for what has the shape of a filter. What its leaves hold is checked by the core, which says what is wrong. */
export function isFilter(value: unknown): value is Filter {
  if (typeof value !== "object" || value === null) return false;
  const { kind, of } = value as { kind?: unknown; of?: unknown };
  if (kind === "all" || kind === "any" || kind === "count") return Array.isArray(of) && of.every(isFilter);
  if (kind === "not") return isFilter(of);
  return LEAVES.includes(kind as string);
}

export function parseMembers(raw: RawSearch): MembersAddress {
  return {
    q: typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q) : undefined,
    f: isFilter(raw.f) ? raw.f : undefined,
    sort: typeof raw.sort === "string" ? raw.sort : undefined,
  };
}

export function parseSort(text: string | undefined): Sort | null {
  const by = text?.replace(/^-/, "") ?? "";
  return fieldOf(by) ? { by, down: text?.startsWith("-") ?? false } : null;
}

export const sortText = (sort: Sort | null): string | undefined =>
  sort ? `${sort.down ? "-" : ""}${sort.by}` : undefined;

/** The conditions that all must be met, each a chip of the page. */
export function conditions(filter: Filter | undefined): Filter[] {
  if (!filter) return [];
  return filter.kind === "all" ? filter.of : [filter];
}

export function together(parts: Filter[]): Filter | undefined {
  if (parts.length === 0) return undefined;
  return parts.length === 1 && parts[0]?.kind === "all" ? parts[0] : { kind: "all", of: parts };
}

export function listInput(community: string, address: MembersAddress, offset: number, limit: number): ListMembers {
  const sort = parseSort(address.sort);
  const by = sort && fieldOf(sort.by);
  return {
    community,
    filter: address.f,
    search: address.q,
    sort: sort && by ? { by, descending: sort.down } : undefined,
    offset,
    limit,
    trashed: false,
  };
}

/** The ticked rows as the core is told: those named, or all that match but some. */
export function selectionInput(community: string, address: MembersAddress, ticks: Ticks): Selection {
  if (!ticks.all) return { kind: "these", uids: [...ticks.uids] };
  return { kind: "matching", community, filter: address.f, search: address.q, except: [...ticks.uids] };
}
