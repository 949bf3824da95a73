// Members whom a few letters mean: by name, nickname, remark, pinyin or initials.

import { useDebouncedValue } from "@mantine/hooks";
import type { MemberRow } from "../../bindings/MemberRow";
import { useCommunity } from "../community";
import { useCall } from "../data/query";

/** More than these are nobody's in particular. */
const MOST = 6;
const NONE: MemberRow[] = [];

export function useMemberSearch(typed: string): MemberRow[] {
  const { uid: community } = useCommunity();
  const [text] = useDebouncedValue(typed.trim(), 120);
  const { data } = useCall(
    "members",
    { community, search: text, offset: 0, limit: MOST, trashed: false },
    { on: ["member"], enabled: text !== "", keep: true },
  );
  return text !== "" && typed.trim() !== "" ? (data?.rows ?? NONE) : NONE;
}
