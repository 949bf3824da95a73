// What is ticked in the filter menu, as chips, each with its way out. Used by the calendar, content and events.

import type { FacetGroup } from "./FacetMenu";
import type { Chip } from "./FilterChips";

interface ChipWords {
  chip: (facet: string, choice: string) => string;
  /** In place of the name of what is not there any more. */
  notFound: string;
}

/** `ready`: all choices are known. What narrows the list is shown also where it cannot be chosen here: a saved view may hold it. */
export function facetChips(facets: FacetGroup[], ready: boolean, words: ChipWords): Chip[] {
  return facets.flatMap((facet) =>
    facet.chosen.map((value): Chip => {
      const title = facet.choices.find((choice) => choice.value === value)?.title || facet.nameOf?.(value);
      return {
        id: `${facet.id}:${value}`,
        text: words.chip(facet.title, title || (ready ? words.notFound : "…")),
        gone: ready && !title,
        onRemove: () => facet.onChange(facet.chosen.filter((other) => other !== value)),
      };
    }),
  );
}

/** For an address: nothing chosen is left out of it. */
export const orNothing = <T>(chosen: T[]): T[] | undefined => (chosen.length > 0 ? chosen : undefined);
