// What the shell tells the page beside changes: a notice or the tray wants something shown; reminders that the desktop has no
// place for.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { type Signal, transport } from "../platform/call";
import { runAction } from "../shared/actions/registry";
import { showNote } from "../shared/toasts/toasts";
import { useOpenIn } from "./use-open-in";

export function useSignals(): void {
  const { t } = useLingui();
  const openIn = useOpenIn();
  const list = () => void runAction("app.reminders");
  const latest = useRef<(signal: Signal) => void>(() => undefined);
  latest.current = (signal) => {
    if (signal.kind === "open") {
      const { community, subject_kind: kind, subject: uid, original } = signal;
      if (uid === "") list();
      else openIn(community, { kind, uid, original: original || undefined });
    } else if (signal.kind === "notices") {
      for (const text of signal.texts) showNote(text, { title: t`Show`, run: list });
    }
  };
  useEffect(() => transport.onSignal((signal) => latest.current(signal)), []);
}
