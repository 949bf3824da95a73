// What the calendar can be narrowed by: the kind, where it goes, whose it is.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { KINDS } from "../../shared/basics/KindMark";
import { tagChoices } from "../../shared/channels/by-tag";
import { channelName, useChannels } from "../../shared/channels/use-channels";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import type { Chip } from "../../shared/page/FilterChips";
import { facetChips, orNothing } from "../../shared/page/facet-chips";
import { useOperators } from "../../shared/people/use-operators";
import { type CalendarAddress, FILTER_KINDS, kindsOf } from "./address";

export function useCalendarFacets(
  address: CalendarAddress,
  set: (patch: Partial<CalendarAddress>) => void,
): { facets: FacetGroup[]; chips: Chip[] } {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { list: channels, ready } = useChannels();
  const operators = useOperators();
  const facets: FacetGroup[] = [
    {
      id: "kinds",
      title: t`Kind`,
      choices: FILTER_KINDS.map((kind) => ({ value: kind, title: i18n._(KINDS[kind].word) })),
      chosen: address.kinds ? kindsOf(address) : [],
      onChange: (chosen) =>
        set({ kinds: chosen.length === 0 || chosen.length === FILTER_KINDS.length ? undefined : chosen.join(",") }),
    },
    {
      id: "owners",
      title: t`Owner`,
      // Alone, one needs no filter by owner.
      choices: operators.alone
        ? []
        : operators.choices.flatMap(({ value, title }) => (value ? [{ value, title }] : [])),
      chosen: address.owners ?? [],
      nameOf: operators.nameOf,
      onChange: (chosen) => set({ owners: orNothing(chosen) }),
    },
    {
      id: "tags",
      title: t`Tag of groups`,
      choices: tagChoices(channels).map(({ value, title }) => ({ value, title })),
      chosen: address.tags ?? [],
      onChange: (chosen) => set({ tags: orNothing(chosen) }),
    },
    {
      id: "channels",
      title: t`Channel`,
      choices: channels.map((channel) => ({ value: channel.uid, title: channelName(channel) })),
      chosen: address.channels ?? [],
      onChange: (chosen) => set({ channels: orNothing(chosen) }),
    },
  ];
  const chips = facetChips(facets, ready && operators.list.length > 0, {
    chip: (facet, choice) => t`${facet}: ${choice}`,
    notFound: t`not found`,
  });
  return { facets, chips };
}
