// Whose something is, as ticks: one owner at a time, or what nobody owns. Used by content and events.

import { useLingui } from "@lingui/react/macro";
import type { FacetGroup } from "../page/FacetMenu";
import { useOperators } from "./use-operators";

/** In an address: what nobody owns. */
export const NOBODY = "nobody";

/** As the core is asked: left out it means everybody. */
export const ownerInput = (owner: string | undefined): { owner?: string | null } =>
  owner ? { owner: owner === NOBODY ? null : owner } : {};

/** `rows` are counted beside each choice. */
export function useOwnerFacet(
  owner: string | undefined,
  set: (owner: string | undefined) => void,
  rows: readonly { owner: string | null }[],
): { facet: FacetGroup; ready: boolean } {
  const { t } = useLingui();
  const operators = useOperators();
  const facet: FacetGroup = {
    id: "owner",
    title: t`Owner`,
    // Alone, one needs no filter by owner.
    choices: operators.alone
      ? []
      : operators.choices.map(({ value, title }) => ({
          value: value ?? NOBODY,
          title,
          count: rows.filter((row) => row.owner === value).length,
        })),
    chosen: owner ? [owner] : [],
    nameOf: (value) => operators.nameOf(value === NOBODY ? null : value),
    // The last tick counts.
    onChange: (chosen) => set(chosen.at(-1)),
  };
  return { facet, ready: operators.list.length > 0 };
}
