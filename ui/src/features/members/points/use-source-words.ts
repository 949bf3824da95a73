// A rule for points in one sentence.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { PointRule } from "../../../bindings/PointRule";
import type { PointSource } from "../../../bindings/PointSource";
import { INTERACTION_KINDS } from "../../../shared/people/interaction-kinds";

export function useSourceWords() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  // In Chinese a list and the parts of a sentence are divided by different marks.
  const clause = t({ message: ", ", context: "Between the parts of a sentence" });
  const kindsOf = (kinds: string[]) =>
    kinds.map((kind) => (INTERACTION_KINDS[kind] ? i18n._(INTERACTION_KINDS[kind]) : kind)).join(comma);
  const what = (source: PointSource): string => {
    switch (source.kind) {
      case "interaction":
        return source.kinds.length === 0 ? t`for each interaction` : t`for each of: ${kindsOf(source.kinds)}`;
      case "active_day":
        return source.kinds.length === 0 ? t`for each active day` : t`for each day with: ${kindsOf(source.kinds)}`;
      case "streak":
        return source.kinds.length === 0
          ? t`for each ${source.days} active days on end`
          : t`for each ${source.days} days on end with: ${kindsOf(source.kinds)}`;
      case "attendance":
        return t`for each event they came to`;
      case "referral":
        return t`for each member they brought`;
    }
  };
  return (rule: Pick<PointRule, "source" | "points" | "daily_cap" | "cooldown_hours" | "expires_days">): string =>
    [
      t`${plural(rule.points, { one: "# point", other: "# points" })} ${what(rule.source)}`,
      rule.daily_cap !== null && t`at most ${rule.daily_cap} a day`,
      rule.cooldown_hours !== null &&
        t`again after ${plural(rule.cooldown_hours, { one: "# hour", other: "# hours" })}`,
      rule.expires_days !== null &&
        t`worth something for ${plural(rule.expires_days, { one: "# day", other: "# days" })}`,
    ]
      .filter(Boolean)
      .join(clause);
}
