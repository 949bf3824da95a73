// What content can be narrowed by, as ticks and as chips: where it goes, its pillar, whose it is, in the table its state.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentState } from "../../bindings/ContentState";
import { useChannelFacets } from "../../shared/channels/use-channel-facets";
import { useCommunity } from "../../shared/community";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import type { Chip } from "../../shared/page/FilterChips";
import { orNothing } from "../../shared/page/facet-chips";
import { useFacetChips } from "../../shared/page/use-facet-chips";
import { useOwnerFacet } from "../../shared/people/use-owner-facet";
import type { ContentAddress } from "./address";
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
  const places = useChannelFacets(address, set, rows);
  const pillars = usePillars();
  const owner = useOwnerFacet(address.owner, (owner) => set({ owner }), rows);

  const facets: FacetGroup[] = [
    {
      id: "pillars",
      title: t`Pillar`,
      choices: pillars.map(({ uid, name, items }) => ({ value: uid, title: name, count: items })),
      chosen: address.pillars ?? [],
      onChange: (chosen) => set({ pillars: orNothing(chosen) }),
    },
    owner.facet,
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
    ...places.facets,
  ];
  const chips = useFacetChips(facets, places.ready && owner.ready && pillars !== NO_PILLARS);
  return { facets, chips };
}
