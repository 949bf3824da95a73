// One date of a slot is left out, or it and all that follow, or the slot goes: which is asked.

import { useLingui } from "@lingui/react/macro";
import type { SlotDate } from "../../../bindings/SlotDate";
import type { SlotView } from "../../../bindings/SlotView";
import { useWrite } from "../../../shared/data/use-write";
import { useFormats } from "../../../shared/format/formats";
import { askScope } from "../../../shared/plan/scope";

export function useLeaveOut(): (view: SlotView, date: SlotDate) => Promise<void> {
  const { t } = useLingui();
  const formats = useFormats();
  const skip = useWrite("slot_skip");
  const remove = useWrite("slots_remove");
  return async ({ uid, name, schedule }, { original, start, all_day }) => {
    const when = all_day ? formats.day(start) : formats.dateTime(start);
    const scope = await askScope("delete", { original: start });
    if (scope === null) return;
    // Without its first date and all that follow a slot has none.
    const whole = scope === "all" || (scope === "following" && original === schedule.when.start);
    if (whole) await remove.run({ uids: [uid] }, t`Slot removed: ${name}. What filled it stays.`);
    else
      await skip.run(
        { uid, originals: [original], skipped: true, scope },
        scope === "this" ? t`Left out: ${when}` : t`${name} ends before ${when}`,
      );
  };
}
