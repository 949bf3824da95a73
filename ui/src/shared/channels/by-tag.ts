// Narrowing by tags of groups: what is asked for are the channels that bear them.

import type { ChannelView } from "../../bindings/ChannelView";

/** Names no channel: a list of none would mean all. */
export const NO_CHANNEL = "00000000-0000-0000-0000-000000000000";

/** The channels that are meant: those chosen, those that bear one of the tags, with both only those that are both. Nothing when
 *  neither is chosen. */
export function meantChannels(
  list: readonly ChannelView[],
  channels: string[] | undefined,
  tags: string[] | undefined,
): string[] | undefined {
  if (!tags) return channels;
  const tagged = list.filter((channel) => channel.tags.some(({ uid }) => tags.includes(uid))).map(({ uid }) => uid);
  const meant = channels ? tagged.filter((uid) => channels.includes(uid)) : tagged;
  return meant.length > 0 ? meant : [NO_CHANNEL];
}

export interface TagChoice {
  value: string;
  title: string;
  channels: string[];
}

/** The tags that any channel bears, by name. */
export function tagChoices(list: readonly ChannelView[]): TagChoice[] {
  const choices = new Map<string, TagChoice>();
  for (const channel of list) {
    for (const { uid, name } of channel.tags) {
      const choice = choices.get(uid) ?? { value: uid, title: name, channels: [] };
      choice.channels.push(channel.uid);
      choices.set(uid, choice);
    }
  }
  return [...choices.values()].sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
}
