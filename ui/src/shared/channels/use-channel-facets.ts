// Where something goes, as ticks: by tags of groups and by name. Used by the calendar, content, events and calendar files.

import { useLingui } from "@lingui/react/macro";
import type { FacetGroup } from "../page/FacetMenu";
import { orNothing } from "../page/facet-chips";
import { tagChoices } from "./by-tag";
import { channelName, useChannels } from "./use-channels";

interface Chosen {
  /** Tags of groups, by uid. */
  tags?: string[];
  channels?: string[];
}

/** `rows` are counted beside each choice. Closed groups are there too: what went to them is still to be found. */
export function useChannelFacets(
  chosen: Chosen,
  set: (patch: Chosen) => void,
  rows?: readonly { channels: string[] }[],
): { facets: FacetGroup[]; ready: boolean } {
  const { t } = useLingui();
  const { list, ready } = useChannels();
  const count = (uids: string[]) => rows?.filter(({ channels }) => channels.some((uid) => uids.includes(uid))).length;
  const facets: FacetGroup[] = [
    {
      id: "tags",
      title: t`Tag of groups`,
      choices: tagChoices(list).map(({ value, title, channels }) => ({ value, title, count: count(channels) })),
      chosen: chosen.tags ?? [],
      onChange: (tags) => set({ tags: orNothing(tags) }),
    },
    {
      id: "channels",
      title: t`Channel`,
      choices: list.map((channel) => ({
        value: channel.uid,
        title: channelName(channel),
        count: count([channel.uid]),
      })),
      chosen: chosen.channels ?? [],
      onChange: (channels) => set({ channels: orNothing(channels) }),
    },
  ];
  return { facets, ready };
}
