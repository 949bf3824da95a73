// Which interval holds for a member: their own before all others, else the shorter one of their tier's and their tags'. Pure.

import type { MemberRow } from "../../../bindings/MemberRow";
import type { TouchRule } from "../../../bindings/TouchRule";

type Stands = Pick<MemberRow, "uid" | "tier" | "tags">;

/** The member's own rule, which may say that they are left in peace. */
export const ownRule = (rules: readonly TouchRule[], { uid }: Stands): TouchRule | undefined =>
  rules.find(({ subject }) => subject.kind === "member" && subject.uid === uid);

/** The rule that holds for them. */
export function ruleFor(rules: readonly TouchRule[], member: Stands): TouchRule | undefined {
  const holds = ({ subject }: TouchRule) =>
    (subject.kind === "tier" && subject.uid === member.tier) ||
    (subject.kind === "tag" && member.tags.includes(subject.uid));
  const days = ({ touch }: TouchRule) => touch?.ideal ?? Number.POSITIVE_INFINITY;
  const shared = rules.filter(holds).toSorted((one, other) => days(one) - days(other));
  return ownRule(rules, member) ?? shared[0];
}
