// What narrows every question: where, what kind, on which platform, of whom.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ChannelKind } from "../../bindings/ChannelKind";
import { CHANNEL_KINDS } from "../../shared/channels/ChannelMark";
import { useChannelFacets } from "../../shared/channels/use-channel-facets";
import { useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import { orNothing } from "../../shared/page/facet-chips";
import type { Asked } from "./use-insight";
import { INTERACTION_KINDS } from "./words";

export function useFilters({ address, set, ground }: Asked): { facets: FacetGroup[]; ready: boolean } {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const channels = useChannelFacets(address, set);
  const { list } = useChannels();
  const ladders = useCall("ladders", { community }, { on: ["ladder", "tier", "tier_move", "member"] });
  const segments = useCall("segments", { community }, { on: ["segment", "member"] });
  const platforms = [...new Set([...list.map(({ kind }) => kind), ...((address.platforms ?? []) as ChannelKind[])])];
  const kinds = [...new Set([...(ground?.kinds ?? Object.keys(INTERACTION_KINDS)), ...(address.kinds ?? [])])];
  const facets: FacetGroup[] = [
    ...channels.facets,
    {
      id: "platforms",
      title: t`Platform`,
      choices:
        platforms.length > 1 || address.platforms
          ? platforms.map((kind) => ({
              value: kind,
              title: CHANNEL_KINDS[kind] ? i18n._(CHANNEL_KINDS[kind].word) : kind,
            }))
          : [],
      chosen: address.platforms ?? [],
      onChange: (chosen) => set({ platforms: orNothing(chosen) }),
    },
    {
      id: "kinds",
      title: t`Kind`,
      choices: kinds.flatMap((kind) => {
        const word = INTERACTION_KINDS[kind];
        return word ? [{ value: kind, title: i18n._(word) }] : [];
      }),
      chosen: address.kinds ?? [],
      onChange: (chosen) => set({ kinds: orNothing(chosen) }),
    },
    {
      id: "tier",
      title: t`Tier`,
      choices: (ladders.data ?? []).flatMap(({ tiers }) => tiers.map(({ uid, name }) => ({ value: uid, title: name }))),
      chosen: address.tier ? [address.tier] : [],
      onChange: (chosen) => set({ tier: chosen.at(-1) }),
    },
    {
      id: "segment",
      title: t`Segment`,
      choices: (segments.data ?? []).map(({ uid, name }) => ({ value: uid, title: name })),
      chosen: address.segment ? [address.segment] : [],
      onChange: (chosen) => set({ segment: chosen.at(-1) }),
    },
    {
      id: "team",
      title: t`Team`,
      choices: [{ value: "without", title: t`Left out` }],
      chosen: address.team ? [address.team] : [],
      onChange: (chosen) => set({ team: chosen.length > 0 ? "without" : undefined }),
    },
  ];
  return {
    facets: facets.filter(({ choices, chosen }) => choices.length > 0 || chosen.length > 0),
    ready: channels.ready && ladders.data !== undefined && segments.data !== undefined,
  };
}
