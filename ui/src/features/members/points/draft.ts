// A rule for points as it is typed: a field may be empty for a moment.

import type { AddPointRule } from "../../../bindings/AddPointRule";
import type { PointRule } from "../../../bindings/PointRule";
import type { PointSource } from "../../../bindings/PointSource";
import type { Uid } from "../../../bindings/Uid";
import type { CivilDate } from "../../../shared/format/civil";

export interface RuleDraft {
  name: string;
  source: PointSource;
  points: number | "";
  cap: number | "";
  cooldown: number | "";
  expires: number | "";
  from: CivilDate;
}

const USUAL_STREAK = 7;

/** Another source, with what of the one before still holds. */
export function withKind(source: PointSource, kind: PointSource["kind"]): PointSource {
  const kinds = "kinds" in source ? source.kinds : [];
  switch (kind) {
    case "interaction":
    case "active_day":
      return { kind, kinds };
    case "streak":
      return { kind, kinds, days: USUAL_STREAK };
    case "attendance":
    case "referral":
      return { kind };
  }
}

export function draftOf(rule: PointRule): RuleDraft {
  const { name, source, points, daily_cap, cooldown_hours, expires_days, from } = rule;
  return {
    name,
    source,
    points,
    cap: daily_cap ?? "",
    cooldown: cooldown_hours ?? "",
    expires: expires_days ?? "",
    from,
  };
}

/** What the core takes, or null while something is missing. */
export function ruleOf(community: Uid, draft: RuleDraft): AddPointRule | null {
  const name = draft.name.trim();
  if (name === "" || draft.points === "" || draft.points < 1) return null;
  const some = (value: number | "") => (value === "" ? undefined : value);
  return {
    community,
    name,
    source: draft.source,
    points: draft.points,
    daily_cap: some(draft.cap),
    cooldown_hours: some(draft.cooldown),
    expires_days: some(draft.expires),
    from: draft.from,
  };
}
