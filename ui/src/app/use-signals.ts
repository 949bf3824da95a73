// What the shell tells the page beside changes: a notice or the tray wants something shown; reminders that the desktop has no
// place for.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { type Signal, transport } from "../platform/call";
import { useGo, useOpen } from "../shared/navigation";
import { showNote } from "../shared/toasts/toasts";

export function useSignals(): void {
  const { t } = useLingui();
  const open = useOpen();
  const go = useGo();
  const latest = useRef<(signal: Signal) => void>(() => undefined);
  latest.current = (signal) => {
    if (signal.kind === "open") {
      if (signal.subject === "") go("/");
      else open({ kind: signal.subject_kind, uid: signal.subject, original: signal.original || undefined });
    } else if (signal.kind === "notices") {
      for (const text of signal.texts) showNote(text, { title: t`Show`, run: () => go("/") });
    }
  };
  useEffect(() => transport.onSignal((signal) => latest.current(signal)), []);
}
