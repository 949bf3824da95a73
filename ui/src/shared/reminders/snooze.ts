// "Later": the usual spans in a menu, any other time in a dialog that the frame keeps. Used by Today, by the list of reminders.

import { useLingui } from "@lingui/react/macro";
import type { FireRef } from "../../bindings/FireRef";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import { addMinutes, civilAt, DAY_MIN, minutesUntil } from "../format/civil";
import { useFormats } from "../format/formats";
import { type MenuGroups, openMenu } from "../menu/menu";
import { question } from "../question";

const SPANS = [10, 60, 180];

/** Reminders for which a time is being chosen. */
export const snoozing = question<FireRef[]>();

/** The spans as they stand in a menu; `onAsk` makes room when the dialog takes over. */
export function useSnooze(): { groups: (fires: FireRef[], onAsk?: () => void) => MenuGroups } {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const snooze = useWrite("reminders_snooze");
  const groups = (fires: FireRef[], onAsk?: () => void): MenuGroups => {
    const after = (minutes: number) => () => void snooze.run({ fires, minutes });
    return [
      [
        ...SPANS.map((minutes) => ({
          id: String(minutes),
          title: t`${formats.duration(minutes)} from now`,
          run: after(minutes),
        })),
        {
          id: "day",
          title: t`Tomorrow at this time`,
          run: () => void snooze.run({ fires, minutes: untilTomorrow(tz) }),
        },
      ],
      [
        {
          id: "custom",
          title: t`Choose a time…`,
          run: () => {
            onAsk?.();
            snoozing.ask(fires);
          },
        },
      ],
    ];
  };
  return { groups };
}

/** Opens the menu of spans under a button. */
export function useSnoozeMenu(): (at: HTMLElement, fires: FireRef[], onAsk?: () => void) => void {
  const { t } = useLingui();
  const { groups } = useSnooze();
  return (at, fires, onAsk) => openMenu(at, t`Remind me later`, groups(fires, onAsk));
}

/** Tomorrow's clocks may have been changed over night. */
function untilTomorrow(tz: string): number {
  const now = Date.now();
  return minutesUntil(addMinutes(civilAt(now, tz), DAY_MIN), now, tz);
}
