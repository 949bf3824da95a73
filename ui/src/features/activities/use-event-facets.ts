// What events can be narrowed by, as ticks and as chips: the format, who leads them, whose they are, where they are announced.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { ActivityRow } from "../../bindings/ActivityRow";
import { useChannelFacets } from "../../shared/channels/use-channel-facets";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import type { Chip } from "../../shared/page/FilterChips";
import { orNothing } from "../../shared/page/facet-chips";
import { useFacetChips } from "../../shared/page/use-facet-chips";
import { useOwnerFacet } from "../../shared/people/use-owner-facet";
import type { EventsAddress } from "./address";
import { FORMAT_WORDS, FORMATS } from "./formats";

/** `all`: every event, also those that the filters leave out, so that what was not ticked can still be ticked. */
export function useEventFacets(
  all: ActivityRow[],
  address: EventsAddress,
  set: (patch: Partial<EventsAddress>) => void,
): { facets: FacetGroup[]; chips: Chip[] } {
  const { i18n } = useWords();
  const { t } = useLingui();
  const owner = useOwnerFacet(address.owner, (owner) => set({ owner }), all);
  const places = useChannelFacets(address, set, all);
  const count = (test: (row: ActivityRow) => boolean) => all.filter(test).length;
  const hosts = [...new Set(all.flatMap(({ host }) => host ?? []))].sort(new Intl.Collator(i18n.locale).compare);
  const facets: FacetGroup[] = [
    {
      id: "formats",
      title: t`Format`,
      choices: FORMATS.map((format) => ({
        value: format,
        title: i18n._(FORMAT_WORDS[format]),
        count: count((row) => row.format === format),
        // Of nine formats a community knows three or four.
      })).filter(({ value, count }) => count > 0 || address.formats?.includes(value)),
      chosen: address.formats ?? [],
      onChange: (chosen) => set({ formats: orNothing(chosen as ActivityFormat[]) }),
    },
    {
      id: "hosts",
      title: t`Host`,
      choices: hosts.map((host) => ({ value: host, title: host, count: count((row) => row.host === host) })),
      chosen: address.hosts ?? [],
      // Whoever leads nothing any more has a name all the same.
      nameOf: (host) => host,
      onChange: (chosen) => set({ hosts: orNothing(chosen) }),
    },
    owner.facet,
    ...places.facets,
  ];
  return { facets, chips: useFacetChips(facets, places.ready && owner.ready) };
}
