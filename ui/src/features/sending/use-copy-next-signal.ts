// The global shortcut: the shell tells the one place that is sending, and that copies the next piece.

import { useEffect } from "react";
import { transport } from "../../platform/call";
import { sending } from "../../platform/sending";
import { useLatest } from "../../shared/use-latest";
import type { Sender } from "./use-sender";

export function useCopyNextSignal(sender: Sender): void {
  const copyNext = useLatest(() => void sender.copyNext());
  useEffect(() => {
    void sending(true);
    const stop = transport.onSignal((signal) => signal.kind === "copy_next" && copyNext());
    return () => {
      stop();
      void sending(false);
    };
  }, [copyNext]);
}
