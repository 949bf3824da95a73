// Pinyin and initials of the groups' names, from the core, for the search of the page.

import { useMemo } from "react";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import type { Forms } from "./filter-groups";

export function useGroupForms(): Forms {
  const { uid } = useCommunity();
  const { data } = useCall("channel_forms", { community: uid, is_group: null, trashed: false }, { on: ["channel"] });
  return useMemo(() => new Map((data ?? []).map(({ channel, forms }) => [channel, forms])), [data]);
}
