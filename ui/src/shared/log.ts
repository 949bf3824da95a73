// The interaction log at a glance: of which days and kinds it speaks, and whether there is anything at all to be counted.

import { useCommunity } from "./community";
import { useCall } from "./data/query";

export function useLogGround() {
  const { uid: community } = useCommunity();
  return useCall(
    "insight_ground",
    { community },
    { on: ["interaction_segment", "series_figure", "member", "channel"] },
  );
}

export type LogGround = NonNullable<ReturnType<typeof useLogGround>["data"]>;
