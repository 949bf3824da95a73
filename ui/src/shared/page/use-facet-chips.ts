// What is ticked in the filter menu, as chips and as a sentence.

import { useLingui } from "@lingui/react/macro";
import type { FacetGroup } from "./FacetMenu";
import type { Chip } from "./FilterChips";
import { facetChips, facetWords } from "./facet-chips";

function useChipWords() {
  const { t } = useLingui();
  return { chip: (facet: string, choice: string) => t`${facet}: ${choice}`, notFound: t`not found` };
}

/** `ready`: all choices are known, so that what has no name is gone. */
export function useFacetChips(facets: FacetGroup[], ready: boolean): Chip[] {
  return facetChips(facets, ready, useChipWords());
}

export function useFacetWords(facets: FacetGroup[], ready: boolean): string[] {
  const { t } = useLingui();
  return facetWords(facets, ready, useChipWords(), t({ message: ", ", comment: "Between the items of a list" }));
}
