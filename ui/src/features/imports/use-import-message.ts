// While an import runs and another page is open, a message says how far it is and can stop it.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { dismiss, showWorking } from "../../shared/toasts/toasts";
import { fileName, IMPORT_PATH } from "./import-address";
import { type RunningImport, shareDone, useRunningImport } from "./running-import";

/** Steps of the share that is told: each is read aloud to those who listen. */
const STEP = 0.05;

export function useImportMessage(path: string): void {
  const { t, i18n } = useLingui();
  const job = useRunningImport();
  const shown = useRef<number | undefined>(undefined);
  const away = job !== null && path !== IMPORT_PATH;
  const text = job ? told(job) : "";
  const stop = job?.stop;

  function told(job: RunningImport): string {
    const { source } = job;
    const name = source.kind === "file" ? fileName(source.path) : t`Pasted rows`;
    const share = shareDone(job);
    if (share === undefined) return t`Importing: ${name}`;
    const part = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(Math.floor(share / STEP) * STEP);
    return t`Importing: ${name}, ${part}`;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the job is a new object with every row; its text tells what is new.
  useEffect(() => {
    if (away) shown.current = showWorking(text, stop && { title: t`Stop`, run: stop }, shown.current);
    else if (shown.current !== undefined) {
      dismiss(shown.current);
      shown.current = undefined;
    }
  }, [away, text]);
}
