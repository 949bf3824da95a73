// What is ticked in the filter menu, as chips, each with its way out. Used by the calendar, content and events.

import type { FacetGroup } from "./FacetMenu";
import type { Chip } from "./FilterChips";

interface ChipWords {
  chip: (facet: string, choice: string) => string;
  /** In place of the name of what is not there any more. */
  notFound: string;
}

const titleOf = ({ choices, nameOf }: FacetGroup, value: string): string | undefined =>
  choices.find((choice) => choice.value === value)?.title || nameOf?.(value);

/** What is ticked in words, each facet once: "Kind: Content, Event". */
export function facetWords(facets: FacetGroup[], ready: boolean, words: ChipWords, comma: string): string[] {
  return facets
    .filter(({ chosen }) => chosen.length > 0)
    .map((facet) => {
      const said = facet.chosen.map((value) => titleOf(facet, value) || (ready ? words.notFound : "…"));
      return words.chip(facet.title, said.join(comma));
    });
}

/** `ready`: all choices are known. What narrows the list is shown also where it cannot be chosen here: a saved view may hold it. */
export function facetChips(facets: FacetGroup[], ready: boolean, words: ChipWords): Chip[] {
  return facets.flatMap((facet) =>
    facet.chosen.map((value): Chip => {
      const title = titleOf(facet, value);
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
