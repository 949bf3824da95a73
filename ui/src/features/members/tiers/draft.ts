// The rules of a ladder while they are made: of each tier who stands on it.

import type { Filter } from "../../../bindings/Filter";
import type { LadderRules } from "../../../bindings/LadderRules";
import type { LadderView } from "../../../bindings/LadderView";
import type { Review } from "../../../bindings/Review";
import { complete, filterOf, type Group, groupOf } from "../conditions";

/** Put there by hand alone, by conditions, or everybody who stands on none above. */
export type StandsBy = "hand" | "rule" | "everybody";

export interface TierDraft {
  tier: string;
  by: StandsBy;
  group: Group;
}

export interface RulesDraft {
  tiers: TierDraft[];
  review: Review;
  lower_mark: number;
  grace_days: number;
}

const EVERYBODY: Filter = { kind: "all", of: [] };
const NOTHING: Group = { join: "all", least: 2, of: [] };

const isEverybody = (rule: Filter): boolean => rule.kind === "all" && rule.of.length === 0;

function draftOf(tier: string, rule: Filter | null): TierDraft {
  if (!rule) return { tier, by: "hand", group: NOTHING };
  if (isEverybody(rule)) return { tier, by: "everybody", group: NOTHING };
  return { tier, by: "rule", group: groupOf(rule) ?? { ...NOTHING, of: [rule] } };
}

export function rulesDraft({ tiers, review, lower_mark, grace_days }: LadderView): RulesDraft {
  return { tiers: tiers.map(({ uid, rule }) => draftOf(uid, rule)), review, lower_mark, grace_days };
}

/** What is saved. Conditions without a value are left out; a tier without any is given by hand. */
export function rulesOf(ladder: string, { tiers, ...rest }: RulesDraft): LadderRules {
  const rules = tiers.flatMap(({ tier, by, group }) => {
    const rule = by === "everybody" ? EVERYBODY : by === "rule" ? complete(filterOf(group)) : null;
    return rule ? [{ tier, rule }] : [];
  });
  return { ladder, rules, ...rest };
}

/** Tiers whose rule has no condition yet. */
export const unfinished = ({ tiers }: RulesDraft): string[] =>
  tiers.filter(({ by, group }) => by === "rule" && !complete(filterOf(group))).map(({ tier }) => tier);
