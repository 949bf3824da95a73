// A time typed into a cell of the table: 明天 8点, 11-22 20:00, Sun 8pm, or nothing. A series is not planned in a cell: its drawer opens.

import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentView } from "../../bindings/ContentView";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { parseDayTime } from "../../shared/plan/parse-day-time";
import { showError, showNote } from "../../shared/toasts/toasts";

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
    async save({ uid, start, all_day, series }: ContentRow, typed: string): Promise<void> {
      if (series) {
        open({ kind: "content", uid });
        return;
      }
      if (typed.trim() === "") {
        await planning.run({ items: [{ uid, when: null }] }, t`Without a time now`);
        return;
      }
      const typedTime = parseDayTime(typed, dayOf(civilAt(Date.now(), tz)));
      if (!typedTime) {
        showNote(t`“${typed}” is no time.`);
        return;
      }
      const { day, time } = typedTime;
      // What takes the whole day goes to another day; only a time that was typed makes it begin at one.
      const wholeDay = all_day && !time;
      const at = wholeDay ? "00:00" : (time ?? start?.slice(11, 16) ?? "09:00");
      const to = `${day}T${at}:00`;
      // The rest of its time, its zone and its length, stays; but days are no length of what begins at a time.
      const known = await kept(uid);
      if (!known) return;
      const length = all_day && !wholeDay ? { duration_min: null } : {};
      const when = { ...EMPTY, ...known.schedule?.when, ...length, start: to, all_day: wholeDay };
      const said = wholeDay ? formats.day(to) : formats.dateTime(to);
      await planning.run({ items: [{ uid, when }] }, t`Planned for ${said}`);
    },
  };
}

const EMPTY = { duration_min: null, tz: "community", rule: null };

/** Undefined after a failure, which is shown. */
async function kept(uid: string): Promise<ContentView | undefined> {
  try {
    return await call("content", { uid });
  } catch (fault) {
    showError(CoreError.from(fault));
    return undefined;
  }
}
