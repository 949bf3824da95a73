// The one button that writes. It says how much it writes; while it works it counts rows and can be stopped, which leaves nothing.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { Progress } from "../../bindings/Progress";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { Button } from "../../shared/basics/Button";
import { useFormats } from "../../shared/format/formats";
import { useGo } from "../../shared/navigation";
import { showError } from "../../shared/toasts/toasts";
import { sayDone } from "../../shared/toasts/undo-offer";
import styles from "./ImportPage.module.css";
import { countByFault, problemCount } from "./problems";
import { useDoneWords } from "./use-done-words";
import type { ImportState } from "./use-import";

interface ApplyButtonProps {
  state: ImportState;
  /** Where to go on when this list is in; else to the page of what came. */
  onDone?: () => void;
}

export function ApplyButton({ state, onDone }: ApplyButtonProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const go = useGo();
  const done = useDoneWords();
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const { members, groupList, preview } = state;

  const run = async (work: (signal: AbortSignal) => Promise<void>) => {
    abort.current = new AbortController();
    setProgress({ done: 0, total: null });
    try {
      await work(abort.current.signal);
    } catch (fault) {
      const error = CoreError.from(fault);
      if (error.code !== "cancelled") showError(error);
    } finally {
      setProgress(null);
    }
  };
  // Who has gone to another page while it worked stays there; the message says that it is done.
  const leave = (page: string) => {
    if (!there.current) return;
    if (onDone) onDone();
    else go(page);
  };
  const importMembers = () =>
    run(async (signal) => {
      if (!members) return;
      const report = await call("import_apply", members, setProgress, signal);
      void sayDone("import_apply", done.members(report.done));
      leave("/members");
    });
  const importGroups = () =>
    run(async () => {
      if (!groupList) return;
      const { channels, problems } = groupList;
      const community = state.groups?.community ?? "";
      await call("channels_add", { community, channels });
      void sayDone("channels_add", done.groups(channels.length, problemCount(countByFault(problems))));
      leave("/groups");
    });

  if (progress)
    return (
      <span className={styles.progress}>
        <progress max={progress.total ?? preview?.counts.rows ?? undefined} value={progress.done || undefined} />
        {progress.done > 0 && t`${formats.number(progress.done)} rows`}
        <Button size="small" onClick={() => abort.current?.abort()}>
          {t`Stop`}
        </Button>
      </span>
    );
  if (state.kind === "groups") {
    const count = groupList?.channels.length ?? 0;
    return (
      <Button look="primary" size="small" disabled={count === 0 || state.waiting} onClick={() => void importGroups()}>
        {count > 0 ? t`Add ${formats.number(count)} groups` : t`Add groups`}
      </Button>
    );
  }
  const writes = preview ? writing(preview) : 0;
  return (
    <Button look="primary" size="small" disabled={writes === 0 || state.waiting} onClick={() => void importMembers()}>
      {preview ? t`Import ${formats.number(preview.counts.rows - preview.counts.duplicates)} people` : t`Import`}
    </Button>
  );
}

function writing({ counts }: ImportPreview): number {
  return counts.new + counts.updated + counts.joined + counts.left;
}
