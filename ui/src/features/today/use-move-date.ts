// One date of the plan at another time. Of a series only this date moves: what stands in Today is a day's work, not the rule.

import { useLingui } from "@lingui/react/macro";
import type { DayItem } from "../../bindings/DayItem";
import type { Kind } from "../../bindings/Kind";
import { useWrite } from "../../shared/data/use-write";
import type { CivilDateTime } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";

export function useMoveDate() {
  const { t } = useLingui();
  const formats = useFormats();
  const editing = useWrite("calendar_edit");
  /** False when it failed. */
  const move = async ({ kind, uid, original, all_day }: DayItem, start: CivilDateTime): Promise<boolean> => {
    const at = all_day ? formats.day(start) : formats.dateTime(start);
    const scope = original ? "this" : "all";
    const done = await editing.run({ kind: kind as Kind, uid, original, scope, change: { start } }, t`Moved to ${at}`);
    return done !== undefined;
  };
  return { move, pending: editing.pending };
}
