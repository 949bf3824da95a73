// A part of a rule in words, with what was measured of the member: “Active days is at least 20 in 30 days: now 12”.

import { useLingui } from "@lingui/react/macro";
import type { Filter } from "../../../bindings/Filter";
import type { TierCondition } from "../../../bindings/TierCondition";
import { useFormats } from "../../../shared/format/formats";
import { leafOf } from "../conditions";
import { measured } from "../measures";
import type { Directory } from "../use-directory";
import { useFilterWords } from "../use-filter-words";

/** The part of the rule with its own parts in it again. */
export function whole({ condition, parts }: TierCondition): Filter {
  if (condition.kind === "not") return parts[0] ? { kind: "not", of: whole(parts[0]) } : condition;
  return parts.length > 0 && "of" in condition ? { ...condition, of: parts.map(whole) } : condition;
}

export function useConditionWords(directory: Directory): (part: TierCondition) => { text: string; now: string | null } {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useFilterWords(directory);
  return (part) => {
    const filter = whole(part);
    const leaf = leafOf(filter)?.leaf;
    const value = part.value ?? part.parts[0]?.value ?? null;
    const known = leaf?.kind === "measured" && value !== null;
    return {
      text: words(filter),
      now: known ? t`now ${formats.number(measured(leaf.measure, value), 1)}` : null,
    };
  };
}
