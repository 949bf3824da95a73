// What the events page shows is in its address: the view, the search, the filters.

import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { ListActivities } from "../../bindings/ListActivities";
import { type RawSearch, texts } from "../../shared/navigation";
import { ownerInput } from "../../shared/people/use-owner-facet";
import { FORMATS } from "./formats";

export interface EventsAddress {
  view?: "table" | "tasks";
  q?: string;
  formats?: ActivityFormat[];
  /** As they are written. */
  hosts?: string[];
  owner?: string;
  /** Tags of groups, by uid. */
  tags?: string[];
  channels?: string[];
  /** Whether the list goes on with what is over. */
  past?: boolean;
}

/** Nothing chosen: for an address without filters. */
export const UNFILTERED = {
  formats: undefined,
  hosts: undefined,
  owner: undefined,
  tags: undefined,
  channels: undefined,
} satisfies EventsAddress;

export function parseEvents(raw: RawSearch): EventsAddress {
  const named = texts(raw.formats);
  const formats = FORMATS.filter((format) => named?.includes(format));
  return {
    view: raw.view === "table" || raw.view === "tasks" ? raw.view : undefined,
    q: raw.q === undefined || raw.q === "" ? undefined : String(raw.q),
    formats: formats.length > 0 ? formats : undefined,
    hosts: texts(raw.hosts),
    owner: typeof raw.owner === "string" && raw.owner !== "" ? raw.owner : undefined,
    tags: texts(raw.tags),
    channels: texts(raw.channels),
    past: raw.past === true || undefined,
  };
}

/** More events than a community has; beyond that those go that were over longest ago. */
const MOST = 2000;

export function listInput(
  community: string,
  { q, formats, hosts, owner, tags, channels }: EventsAddress,
): ListActivities {
  return {
    community,
    text: q,
    formats,
    hosts,
    ...ownerInput(owner),
    channel_tags: tags,
    channels,
    sort: "latest",
    limit: MOST,
  };
}

export const isNarrowed = ({ q, formats, hosts, owner, tags, channels }: EventsAddress): boolean =>
  Boolean(q || formats || hosts || owner || tags || channels);
