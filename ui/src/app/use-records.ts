// Records that the palette finds: members, groups, content, events, tasks, by name, by words, by pinyin and its initials.

import { useCommunity } from "../shared/community";
import { useCall } from "../shared/data/query";
import { useFormats } from "../shared/format/formats";
import { useOpen } from "../shared/navigation";
import type { Choosable } from "./Palette";

/** Of each kind; who wants more goes to its page. */
const MOST = 5;

export function useRecords(text: string): Choosable[] {
  const community = useCommunity().uid;
  const open = useOpen();
  const formats = useFormats();
  const when = (start: string) => (start.includes("T") ? formats.dateTime(start) : formats.day(start));
  const { data } = useCall("search", { community, text, limit: MOST }, { enabled: text !== "", keep: true });
  if (text === "" || !data) return [];
  return data.map(({ kind, uid, title, excerpt, detail, start }) => ({
    id: `${kind}:${uid}`,
    title,
    mark: kind,
    // A number that is part of the name is said once.
    note: [start ? when(start) : title.includes(detail ?? "") ? null : detail, excerpt].filter(Boolean).join(" · "),
    run: () => open({ kind, uid }),
  }));
}
