// What is ticked in the filter menu, as chips, each with its way out. Used by the calendar, content and events.

import type { FacetGroup } from "./FacetMenu";
import type { Chip } from "./FilterChips";

export function facetChips(facets: FacetGroup[], words: (facet: string, choice: string) => string): Chip[] {
  // What narrows the list is shown also where it cannot be chosen here: a saved view may hold it.
  return facets.flatMap((facet) =>
    facet.chosen.map((value): Chip => {
      const title = facet.choices.find((choice) => choice.value === value)?.title ?? "…";
      return {
        id: `${facet.id}:${value}`,
        text: words(facet.title, title),
        onRemove: () => facet.onChange(facet.chosen.filter((other) => other !== value)),
      };
    }),
  );
}

/** For an address: nothing chosen is left out of it. */
export const orNothing = <T>(chosen: T[]): T[] | undefined => (chosen.length > 0 ? chosen : undefined);
