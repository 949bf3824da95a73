// Opens a record of any community in the drawer. The window shows its community first; the address of the page belongs to the
// community before and is left for Today.

import { setPreference } from "../platform/preferences";
import { useCommunity } from "../shared/community";
import type { Opened } from "../shared/feature";
import { openedText, useGo, useOpen } from "../shared/navigation";

export function useOpenIn(): (community: string | null, opened: Opened) => void {
  const { uid } = useCommunity();
  const open = useOpen();
  const go = useGo();
  return (community, opened) => {
    if (!community || community === uid) return open(opened);
    setPreference("community", community);
    go("/", { open: openedText(opened) });
  };
}
