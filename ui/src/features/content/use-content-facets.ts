// What content can be narrowed by, as ticks and as chips: where it goes, its pillar, whose it is, in the table its state.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentState } from "../../bindings/ContentState";
import { tagChoices } from "../../shared/channels/by-tag";
import { channelName, useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import type { Chip } from "../../shared/page/FilterChips";
import { facetChips, orNothing } from "../../shared/page/facet-chips";
import { useOperators } from "../../shared/people/use-operators";
import { type ContentAddress, NOBODY } from "./address";
import { NO_PILLARS, usePillars } from "./queries";
import { COLUMN_WORDS, statesShown } from "./states";

export function useContentFacets(
  rows: ContentRow[],
  address: ContentAddress,
  set: (patch: Partial<ContentAddress>) => void,
): { facets: FacetGroup[]; chips: Chip[] } {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { review_on } = useCommunity();
  const { list: channels, ready } = useChannels();
  const pillars = usePillars();
  const operators = useOperators();

  const facets: FacetGroup[] = [
    {
      id: "pillars",
      title: t`Pillar`,
      choices: pillars.map(({ uid, name, items }) => ({ value: uid, title: name, count: items })),
      chosen: address.pillars ?? [],
      onChange: (chosen) => set({ pillars: orNothing(chosen) }),
    },
    {
      id: "owner",
      title: t`Owner`,
      choices: operators.alone
        ? []
        : operators.choices.map(({ value, title }) => ({
            value: value ?? NOBODY,
            title,
            count: rows.filter(({ owner }) => owner === value).length,
          })),
      chosen: address.owner ? [address.owner] : [],
      nameOf: (owner) => operators.nameOf(owner === NOBODY ? null : owner),
      // One owner at a time: the last tick counts.
      onChange: (chosen) => set({ owner: chosen.at(-1) }),
    },
    {
      id: "states",
      title: t`State`,
      choices:
        address.view === "table"
          ? statesShown(review_on, 0).map((state) => ({
              value: state,
              title: i18n._(COLUMN_WORDS[state]),
              count: rows.filter((row) => row.state === state).length,
            }))
          : [],
      // The board shows every state, each in its column.
      chosen: address.view === "table" ? (address.states ?? []) : [],
      onChange: (chosen) => set({ states: orNothing(chosen) as ContentState[] | undefined }),
    },
    {
      id: "tags",
      title: t`Tag of groups`,
      choices: tagChoices(channels).map(({ value, title, channels: tagged }) => ({
        value,
        title,
        count: rows.filter((row) => row.channels.some((uid) => tagged.includes(uid))).length,
      })),
      chosen: address.tags ?? [],
      onChange: (chosen) => set({ tags: orNothing(chosen) }),
    },
    {
      id: "channels",
      title: t`Channel`,
      choices: channels.map((channel) => ({
        value: channel.uid,
        title: channelName(channel),
        count: rows.filter((row) => row.channels.includes(channel.uid)).length,
      })),
      chosen: address.channels ?? [],
      onChange: (chosen) => set({ channels: orNothing(chosen) }),
    },
  ];
  const chips = facetChips(facets, ready && operators.list.length > 0 && pillars !== NO_PILLARS, {
    chip: (facet, choice) => t`${facet}: ${choice}`,
    notFound: t`not found`,
  });
  return { facets, chips };
}
