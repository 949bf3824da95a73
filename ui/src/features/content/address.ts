// What the content page shows is in its address: the view, the filters, the order.

import type { ContentState } from "../../bindings/ContentState";
import type { ListContents } from "../../bindings/ListContents";
import { type RawSearch, texts } from "../../shared/navigation";
import { ownerInput } from "../../shared/people/use-owner-facet";
import type { Sort } from "../../shared/table/types";

export interface ContentAddress {
  view?: "table" | "slots";
  q?: string;
  channels?: string[];
  /** Tags of groups, by uid. */
  tags?: string[];
  pillars?: string[];
  owner?: string;
  states?: ContentState[];
  /** Left out: as on the board. */
  sort?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

export function parseContentAddress(raw: RawSearch): ContentAddress {
  return {
    view: raw.view === "table" || raw.view === "slots" ? raw.view : undefined,
    q: text(raw.q),
    channels: texts(raw.channels),
    tags: texts(raw.tags),
    pillars: texts(raw.pillars),
    owner: text(raw.owner),
    states: texts(raw.states) as ContentState[] | undefined,
    sort: text(raw.sort),
  };
}

/** `start`, or `-start` for the other way round. */
export function parseSort(sort: string | undefined): Sort | null {
  if (!sort) return null;
  return sort.startsWith("-") ? { by: sort.slice(1), down: true } : { by: sort, down: false };
}

export const sortText = (sort: Sort | null): string | undefined => sort?.by && `${sort.down ? "-" : ""}${sort.by}`;

const SORTS = ["start", "updated", "title"] as const;

export function listInput(community: string, address: ContentAddress): ListContents {
  const sort = parseSort(address.sort);
  return {
    community,
    states: address.states,
    channels: address.channels,
    channel_tags: address.tags,
    pillars: address.pillars,
    ...ownerInput(address.owner),
    text: address.q,
    sort: SORTS.find((by) => by === sort?.by) ?? "board",
    descending: sort?.down,
  };
}

export function isNarrowed({ q, channels, tags, pillars, owner, states }: ContentAddress): boolean {
  return Boolean(q || channels || tags || pillars || owner || states);
}
