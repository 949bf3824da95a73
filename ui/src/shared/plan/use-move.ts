// Moves a planned thing from its drawer. What happens once moves at once; a date of a series asks which dates are meant.

import { useLingui } from "@lingui/react/macro";
import type { Kind } from "../../bindings/Kind";
import type { When } from "../../bindings/When";
import { useWrite } from "../data/use-write";
import { useFormats } from "../format/formats";
import { useOpen } from "../navigation";
import { askScope } from "./scope";
import type { Dates } from "./use-dates";
import type { Moment } from "./WhenField";

interface Subject {
  kind: Kind;
  uid: string;
  when: When | null;
  dates: Dates;
  /** Stores the time of the whole thing. */
  save: (when: When | null) => Promise<unknown>;
}

export function useMove({ kind, uid, when, dates, save }: Subject) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const editing = useWrite("calendar_edit");

  /** `next` is a new time for the shown date; null takes the thing off the calendar. */
  const move = async (next: Moment | null) => {
    const date = dates.shown;
    if (!next || !when || !dates.series || !date) {
      await save(next && { ...EMPTY, ...when, ...next });
      return;
    }
    const scope = await askScope("move", { original: date.start });
    if (!scope) return;
    const to = formats.dateTime(next.start);
    const done = await editing.run(
      { kind, uid, original: date.original, scope, change: { start: next.start, duration_min: next.duration_min } },
      t`Moved to ${to}`,
    );
    // This and the following became a series of their own: the drawer goes with the date.
    if (done && done.uid !== uid) open({ kind, uid: done.uid, original: next.start });
    else if (done && scope !== "this") dates.choose(next.start);
  };
  return move;
}

const EMPTY: When = { start: "", duration_min: null, all_day: false, tz: "community", rule: null };
