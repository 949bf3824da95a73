// The filters of the groups page: what can be ticked, with counts, and what is ticked, as chips.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ChannelKind } from "../../bindings/ChannelKind";
import type { GroupState } from "../../bindings/GroupState";
import type { FacetGroup } from "../../shared/page/FacetMenu";
import type { Chip } from "../../shared/page/FilterChips";
import { useOperators } from "../../shared/people/use-operators";
import { FACETS, type Facet, facetValues, type GroupsAddress, NONE } from "./filter-groups";
import { type GroupRow, needsMe } from "./group-row";
import { KIND_WORDS, KINDS, STATE_WORDS, STATES } from "./words";

export function useGroupFacets(
  rows: GroupRow[],
  address: GroupsAddress,
  set: (patch: Partial<GroupsAddress>) => void,
): { facets: FacetGroup[]; chips: Chip[] } {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { nameOf } = useOperators();

  const names: Record<Facet, string> = {
    state: t`State`,
    tag: t`Tags`,
    account: t`Account`,
    owner: t`Owner`,
    kind: t`Platform`,
  };
  const nothing: Record<Facet, string> = {
    state: "",
    kind: "",
    tag: t`Without a tag`,
    account: t`Without an account`,
    owner: t`Without an owner`,
  };
  const title = (facet: Facet, value: string): string => {
    if (value === NONE) return nothing[facet];
    if (facet === "state") return i18n._(STATE_WORDS[value as GroupState] ?? value);
    if (facet === "kind") return i18n._(KIND_WORDS[value as ChannelKind] ?? value);
    if (facet === "owner") return nameOf(value);
    return value;
  };
  const needing = rows.filter(needsMe).length;
  const attention: FacetGroup = {
    id: "needs",
    title: t`Attention`,
    choices: needing > 0 || address.needs ? [{ value: "needs", title: t`Needs me`, count: needing }] : [],
    chosen: address.needs ? ["needs"] : [],
    onChange: (chosen) => set({ needs: chosen.length > 0 || undefined }),
  };
  const facets = FACETS.map((facet): FacetGroup => {
    const counts = new Map<string, number>();
    for (const row of rows)
      for (const value of facetValues(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order: readonly string[] = facet === "state" ? STATES : facet === "kind" ? KINDS : [];
    const collator = new Intl.Collator(i18n.locale, { numeric: true });
    const values = [...counts.keys()].sort(
      (a, b) =>
        Number(a === NONE) - Number(b === NONE) || order.indexOf(a) - order.indexOf(b) || collator.compare(a, b),
    );
    return {
      id: facet,
      title: names[facet],
      choices: values.map((value) => ({ value, title: title(facet, value), count: counts.get(value) ?? 0 })),
      chosen: address[facet] ?? [],
      onChange: (chosen) => set({ [facet]: chosen.length > 0 ? chosen : undefined }),
    };
  });
  const chips: Chip[] = FACETS.filter((facet) => address[facet]).map((facet) => {
    const values = (address[facet] ?? [])
      .map((value) => title(facet, value))
      .join(t({ message: ", ", comment: "Between the items of a list" }));
    return { id: facet, text: t`${names[facet]}: ${values}`, onRemove: () => set({ [facet]: undefined }) };
  });
  if (address.needs) chips.unshift({ id: "needs", text: t`Needs me`, onRemove: () => set({ needs: undefined }) });
  return { facets: [attention, ...facets], chips };
}
