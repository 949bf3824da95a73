// What a calendar file holds, as people read it: “Events · Tag of groups: term 10 · from 1 Mar”.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { CalendarSelection } from "../../bindings/CalendarSelection";
import { addDays } from "../format/civil";
import { useFormats } from "../format/formats";
import { useFacetWords } from "../page/use-facet-chips";
import { usePlanFacets } from "./use-plan-facets";

type Span = Pick<CalendarSelection, "from" | "to">;

/** Its days; nothing when it holds all. */
export function useSpanWords(): (span: Span) => string | null {
  const { t } = useLingui();
  const formats = useFormats();
  return ({ from, to }) => {
    const first = from && formats.dayShort(from);
    const last = to && formats.dayShort(addDays(to, -1));
    if (first && last) return `${first} – ${last}`;
    if (first) return t`from ${first}`;
    return last ? t`until ${last}` : null;
  };
}

/** Records that were chosen one by one. */
export function useChosenWords(uids: readonly string[]): string {
  const { t } = useLingui();
  return t`${plural(uids.length, { one: "# chosen", other: "# chosen" })}`;
}

/** Nothing is changed where it is only said. */
const UNCHANGED = () => undefined;

export function useFileWords(selection: CalendarSelection): string {
  const { t } = useLingui();
  const span = useSpanWords()(selection);
  const { facets, ready } = usePlanFacets(selection, UNCHANGED);
  const chosen = useChosenWords(selection.uids);
  const narrowed = useFacetWords(facets, ready);
  const parts = [
    ...narrowed,
    ...(selection.uids.length > 0 ? [chosen] : narrowed.length > 0 ? [] : [t`Everything planned`]),
    ...(span ? [span] : []),
    ...(selection.flatten ? [t`Repeating events as single dates`] : []),
  ];
  return parts.join(" · ");
}
