// The tags of groups, as choices.

import type { ChannelView } from "../../bindings/ChannelView";

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
