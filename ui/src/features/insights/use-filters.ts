// What narrows every question: where, what kind, on which platform, of whom.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ChannelKind } from "../../bindings/ChannelKind";
import { CHANNEL_KINDS } from "../../shared/channels/ChannelMark";
import { useChannelFacets } from "../../shared/channels/use-channel-facets";
import { useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { ownZone } from "../../shared/format/civil";
import { zoneChoices } from "../../shared/format/zones";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import { orNothing } from "../../shared/page/facet-chips";
import { INTERACTION_KINDS } from "../../shared/people/interaction-kinds";
import type { Asked } from "./use-insight";

/** Where members are often, for a question by another clock than the community's. */
const FREQUENT_ZONES = [
  ...["UTC", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney"],
  ...["Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles"],
];

export function useFilters({ address, set, ground }: Asked): { facets: FacetGroup[]; ready: boolean } {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community, tz } = useCommunity();
  const channels = useChannelFacets(address, set);
  const { list } = useChannels();
  const ladders = useCall("ladders", { community }, { on: ["ladder", "tier", "tier_move", "member"] });
  const segments = useCall("segments", { community }, { on: ["segment", "member"] });
  const tags = useCall("tags", { community, kind: "member" }, { on: ["tag"] });
  const tiers = (ladders.data ?? []).flatMap(({ tiers }) =>
    tiers.map(({ uid, name }) => ({ value: uid, title: name })),
  );
  const memberTags = (tags.data ?? []).map(({ uid, name }) => ({ value: uid, title: name }));
  const zones = zoneChoices(i18n).filter(
    ({ value }) => value !== tz && (value === address.zone || value === ownZone() || FREQUENT_ZONES.includes(value)),
  );
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
      choices: tiers,
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
      id: "member_tags",
      title: t`Tag of members`,
      choices: memberTags,
      chosen: address.member_tags ?? [],
      onChange: (chosen) => set({ member_tags: orNothing(chosen) }),
    },
    {
      id: "without_tags",
      title: t`Without the tag`,
      choices: memberTags,
      chosen: address.without_tags ?? [],
      onChange: (chosen) => set({ without_tags: orNothing(chosen) }),
    },
    {
      id: "without_tiers",
      title: t`Without the tier`,
      choices: tiers,
      chosen: address.without_tiers ?? [],
      onChange: (chosen) => set({ without_tiers: orNothing(chosen) }),
    },
    {
      id: "team",
      title: t`Team`,
      choices: [{ value: "without", title: t({ message: "Left out", context: "team" }) }],
      chosen: address.team ? [address.team] : [],
      onChange: (chosen) => set({ team: chosen.length > 0 ? "without" : undefined }),
    },
    {
      id: "zone",
      title: t`Days on the clock of`,
      choices: zones.map(({ value, label }) => ({ value, title: label })),
      chosen: address.zone ? [address.zone] : [],
      onChange: (chosen) => set({ zone: chosen.at(-1) }),
    },
  ];
  return {
    facets: facets.filter(({ choices, chosen }) => choices.length > 0 || chosen.length > 0),
    ready: channels.ready && ladders.data !== undefined && segments.data !== undefined && tags.data !== undefined,
  };
}
