// The keys of send mode. They work wherever the focus is on the page, but not in a text that is being typed.

import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconCopy,
  IconPlayerSkipForward,
  IconRotate,
} from "@tabler/icons-react";
import { useActions } from "../../shared/actions/use-actions";
import type { Sender } from "./use-sender";

/** Enter on a button is that button's, as everywhere. */
function pressed(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLButtonElement)) return false;
  focused.click();
  return true;
}

export function useSenderKeys(sender: Sender, ask: (state: "skipped" | "failed") => void, busy: boolean): void {
  const { t } = useLingui();
  const idle = sender.step === undefined || busy;
  const common = { group: "edit", disabled: idle } as const;
  useActions([
    {
      ...common,
      id: "sending.next",
      title: t`Copy the next piece, then mark as sent`,
      keys: "enter",
      once: true,
      icon: IconCopy,
      run: () => pressed() || void sender.next(),
    },
    {
      ...common,
      id: "sending.sent",
      title: t`Mark as sent without copying`,
      keys: "m",
      once: true,
      icon: IconCheck,
      run: () => void sender.mark("sent"),
    },
    {
      ...common,
      id: "sending.skip",
      title: t`Skip this group…`,
      keys: "s",
      icon: IconPlayerSkipForward,
      run: () => ask("skipped"),
    },
    {
      ...common,
      id: "sending.failed",
      title: t`It failed…`,
      keys: "f",
      icon: IconAlertTriangle,
      run: () => ask("failed"),
    },
    {
      ...common,
      id: "sending.again",
      title: t`Copy from the beginning again`,
      keys: "r",
      icon: IconRotate,
      run: () => sender.again(),
    },
    {
      ...common,
      id: "sending.later",
      title: t`Later: the next one first`,
      keys: "arrowright",
      icon: IconArrowRight,
      run: () => sender.go(1),
    },
    {
      ...common,
      id: "sending.back",
      title: t`The one before`,
      keys: "arrowleft",
      icon: IconArrowLeft,
      run: () => sender.go(-1),
    },
  ]);
}
