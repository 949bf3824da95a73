// The channels of the shown community, by uid and by tag. Used wherever content or an event says where it goes.

import { useMemo } from "react";
import type { ChannelView } from "../../bindings/ChannelView";
import { useCommunity } from "../community";
import { useCall } from "../data/query";

export interface Channels {
  list: ChannelView[];
  byUid: ReadonlyMap<string, ChannelView>;
  /** Tag name → channels that bear it, in the order of the tags' names. */
  byTag: ReadonlyMap<string, ChannelView[]>;
}

/** `ready`: they are known. */
export function useChannels(): Channels & { ready: boolean } {
  const { uid } = useCommunity();
  const { data } = useCall(
    "channels",
    { community: uid, is_group: null, trashed: false },
    { on: ["channel", "channel_tag", "tag"] },
  );
  return useMemo(() => ({ ...arranged(data ?? []), ready: data !== undefined }), [data]);
}

export function arranged(list: ChannelView[]): Channels {
  const byTag = new Map<string, ChannelView[]>();
  for (const channel of list) {
    if (channel.state === "closed") continue;
    for (const { name } of channel.tags) byTag.set(name, [...(byTag.get(name) ?? []), channel]);
  }
  return {
    list,
    byUid: new Map(list.map((channel) => [channel.uid, channel])),
    byTag: new Map([...byTag].sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }))),
  };
}

/** As people count and spell them: 8群 before 12群. */
export function byName<Named extends { number: string | null; name: string }>(
  list: Named[],
  language: string,
): Named[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return list.toSorted((a, b) => collator.compare(channelName(a), channelName(b)));
}

/** "03 读书一群": its number and its name, as people speak of it. */
export function channelName({ number, name }: { number: string | null; name: string }): string {
  return number && !name.startsWith(number) ? `${number} ${name}` : name;
}
