// Why somebody needs care, in one sentence.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { CareItem } from "../../../bindings/CareItem";

export function useWhy(): (item: CareItem) => string {
  const { t } = useLingui();
  return ({ key, number, never, latest, text }) => {
    const count = number ?? 0;
    switch (key.kind) {
      case "follow_up":
        return text ? t`Follow up: ${text}` : t`Follow up on the last contact`;
      case "birthday":
        return t`Birthday`;
      case "touch":
        return never
          ? t`No contact yet in ${plural(count, { one: "# day", other: "# days" })}, ${latest ?? 0} at most`
          : t`Last contact ${plural(count, { one: "# day", other: "# days" })} ago, ${latest ?? 0} at most`;
      case "newcomer":
        return t`Day ${count} after joining`;
      case "drifting":
        return t`Silent for ${plural(count, { one: "# day", other: "# days" })}, wrote a lot before`;
      case "back":
        return t`Back after ${plural(count, { one: "# silent day", other: "# silent days" })}`;
      case "helped":
        return t`Answered others ${plural(count, { one: "once", other: "# times" })} this week`;
      case "anniversary":
        return number === null
          ? t`Joined on this day of another year`
          : t`Joined ${plural(count, { one: "# year", other: "# years" })} ago`;
      case "milestone":
        return t`${plural(count, { one: "# day", other: "# days" })} in the community`;
    }
  };
}
