// A time typed into a cell of the table: 明天 8点, 11-22 20:00, Sun 8pm, or nothing. A series is not planned in a cell: its drawer opens.

import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import { call } from "../../platform/call";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { parseDayTime } from "../../shared/plan/parse-day-time";
import { showNote } from "../../shared/toasts/toasts";

export function useTypedTime() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const planning = useWrite("contents_schedule");
  return {
    /** What stands in the cell while it is edited. */
    text: ({ start, all_day }: ContentRow): string =>
      start ? (all_day ? dayOf(start) : `${dayOf(start)} ${start.slice(11, 16)}`) : "",
    async save({ uid, start, series }: ContentRow, typed: string): Promise<void> {
      if (series) {
        open({ kind: "content", uid });
        return;
      }
      if (typed.trim() === "") {
        await planning.run({ items: [{ uid, when: null }] }, t`Without a time now`);
        return;
      }
      const to = parseDayTime(typed, dayOf(civilAt(Date.now(), tz)), start?.slice(11, 16) ?? "09:00");
      if (!to) {
        showNote(t`“${typed}” is no time.`);
        return;
      }
      // The rest of its time, its zone and its length, stays.
      const { schedule } = await call("content", { uid });
      const when = { duration_min: null, tz: "community", rule: null, ...schedule?.when, start: to, all_day: false };
      const said = formats.dateTime(to);
      await planning.run({ items: [{ uid, when }] }, t`Planned for ${said}`);
    },
  };
}
