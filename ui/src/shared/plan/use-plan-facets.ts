// What the plan can be narrowed by: the kind, whose it is, where it goes. The same for the calendar and for calendar files, so
// that a file can hold what the page shows.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { CalendarSelection } from "../../bindings/CalendarSelection";
import { KINDS, type Kind } from "../basics/KindMark";
import { useChannelFacets } from "../channels/use-channel-facets";
import type { FacetGroup } from "../page/FacetMenu";
import { useOperators } from "../people/use-operators";

export const PLAN_KINDS = ["content", "activity", "task"] as const satisfies readonly Kind[];

/** Empty lists mean all. */
export type PlanFacets = Pick<CalendarSelection, "kinds" | "channels" | "tags" | "owners">;

export const EVERYTHING: PlanFacets = { kinds: [], channels: [], tags: [], owners: [] };

export function usePlanFacets(
  chosen: PlanFacets,
  set: (patch: Partial<PlanFacets>) => void,
): { facets: FacetGroup[]; ready: boolean } {
  const { i18n } = useWords();
  const { t } = useLingui();
  const operators = useOperators();
  const places = useChannelFacets(chosen, (patch) =>
    set("tags" in patch ? { tags: patch.tags ?? [] } : { channels: patch.channels ?? [] }),
  );
  const facets: FacetGroup[] = [
    {
      id: "kinds",
      title: t`Kind`,
      choices: PLAN_KINDS.map((kind) => ({ value: kind, title: i18n._(KINDS[kind].word) })),
      chosen: chosen.kinds,
      onChange: (kinds) =>
        set({ kinds: kinds.length === PLAN_KINDS.length ? [] : PLAN_KINDS.filter((kind) => kinds.includes(kind)) }),
    },
    {
      id: "owners",
      title: t`Owner`,
      // Alone, one needs no filter by owner.
      choices: operators.alone
        ? []
        : operators.choices.flatMap(({ value, title }) => (value ? [{ value, title }] : [])),
      chosen: chosen.owners,
      nameOf: operators.nameOf,
      onChange: (owners) => set({ owners }),
    },
    ...places.facets,
  ];
  return { facets, ready: places.ready && operators.list.length > 0 };
}
