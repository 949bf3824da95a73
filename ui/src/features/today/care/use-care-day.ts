// Who needs care on the day that is shown. Asked once the day is there: the plan goes first.

import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import type { CivilDate } from "../../../shared/format/civil";

const CARE_TABLES = [
  "care_mark",
  "contact",
  "touch_rule",
  "member",
  "membership",
  "account",
  "member_tag",
  "tier",
  "tier_move",
  "interaction_segment",
  "interaction_author",
  "interaction_cover",
  "setting",
  "operator",
  "community",
] as const;

export function useCareDay(on: CivilDate | undefined) {
  const { uid: community } = useCommunity();
  return useCall("care_day", { community, on }, { on: CARE_TABLES, enabled: on !== undefined, keep: true });
}
