// Light when small: a community of one group sees nothing of groups until it has a second one. Hidden is never impossible: the
// palette, the shortcuts and the addresses stay.

import { useCommunity } from "./community";
import { useCall } from "./data/query";
import { useLogGround } from "./log";

export function useGroupsHidden(): boolean {
  const { uid, scale } = useCommunity();
  const small = scale === "one";
  const { data } = useCall(
    "channels",
    { community: uid, is_group: null, trashed: false },
    { on: ["channel", "channel_tag", "tag"], enabled: small },
  );
  return small && (data?.length ?? 0) < 2;
}

/** Nothing has been imported or recorded yet that could be counted. */
export function useInsightsHidden(): boolean {
  return useLogGround().data?.filled !== true;
}
