// A time typed into a cell of the table: 明天 8点, 11-22 20:00, Sun 8pm, or nothing. A series is not planned in a cell: its drawer opens.

import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import type { When } from "../../bindings/When";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { parseDayTime } from "../../shared/plan/parse-day-time";
import { showError, showNote } from "../../shared/toasts/toasts";

/** What stands in the cell while it is edited. */
export const timeText = ({ start, all_day }: ContentRow): string =>
  start ? (all_day ? dayOf(start) : `${dayOf(start)} ${start.slice(11, 16)}`) : "";

export interface TypedTime {
  start: string;
  all_day: boolean;
  /** Days are no length of what begins at a time. */
  forgetsLength: boolean;
}

export function readTime({ start, all_day }: ContentRow, typed: string, today: CivilDate): TypedTime | null {
  const read = parseDayTime(typed, today);
  if (!read) return null;
  // What takes the whole day goes to another day; only a time that was typed makes it begin at one.
  const wholeDay = all_day && !read.time;
  const at = wholeDay ? "00:00" : (read.time ?? start?.slice(11, 16) ?? "09:00");
  return { start: `${read.day}T${at}:00`, all_day: wholeDay, forgetsLength: all_day && !wholeDay };
}

const EMPTY = { duration_min: null, tz: "community", rule: null };

/** The rest of its time, its zone and its length, stays. */
export async function whenOf(uid: string, { start, all_day, forgetsLength }: TypedTime): Promise<When> {
  const known = await call("content", { uid });
  return { ...EMPTY, ...known.schedule?.when, ...(forgetsLength && { duration_min: null }), start, all_day };
}

export function useTypedTime() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const planning = useWrite("contents_schedule");
  return {
    async save(row: ContentRow, typed: string): Promise<void> {
      const { uid } = row;
      if (row.series) {
        open({ kind: "content", uid });
        return;
      }
      if (typed.trim() === "") {
        await planning.run({ items: [{ uid, when: null }] }, t`Without a time now`);
        return;
      }
      const time = readTime(row, typed, dayOf(civilAt(Date.now(), tz)));
      if (!time) {
        showNote(t`“${typed}” is no time.`);
        return;
      }
      try {
        const when = await whenOf(uid, time);
        const said = time.all_day ? formats.day(time.start) : formats.dateTime(time.start);
        await planning.run({ items: [{ uid, when }] }, t`Planned for ${said}`);
      } catch (fault) {
        showError(CoreError.from(fault));
      }
    },
  };
}
