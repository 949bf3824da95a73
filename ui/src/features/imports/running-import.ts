// The import that runs. It belongs to no page: who leaves the page is told how far it is, and finds it again on coming back.

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { ListKind } from "../../bindings/ListKind";
import type { Progress } from "../../bindings/Progress";
import type { Source } from "../../bindings/Source";
import type { ProgressListener } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { showError } from "../../shared/toasts/toasts";

export interface ImportedList {
  kind: ListKind;
  source: Source;
  /** Its rows, as far as they were counted before. */
  rows: number | null;
}

export interface RunningImport extends ImportedList {
  progress: Progress;
  stop: () => void;
}

let running: RunningImport | null = null;
let whenDone: ((list: ImportedList) => void) | null = null;
const listeners = new Set<() => void>();

function set(next: RunningImport | null): void {
  running = next;
  for (const listener of listeners) listener();
}

/** Runs an import, unless one runs already. A failure is said in words, stopping is none. */
export async function runImport(
  list: ImportedList,
  work: (progress: ProgressListener, abort: AbortSignal) => Promise<void>,
): Promise<void> {
  if (running) return;
  const abort = new AbortController();
  const told = (progress: Progress) => set({ ...list, progress, stop: () => abort.abort() });
  told({ done: 0, total: null });
  try {
    await work(told, abort.signal);
    set(null);
    whenDone?.(list);
  } catch (fault) {
    set(null);
    const error = CoreError.from(fault);
    if (error.code !== "cancelled") showError(error);
  }
}

export function useRunningImport(): RunningImport | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running,
  );
}

/** The page that is open when an import is done, the one that began it or not, decides where to go on. */
export function useWhenImported(go: (list: ImportedList) => void): void {
  const done = useEffectEvent(go);
  useEffect(() => {
    const mine = (list: ImportedList) => done(list);
    whenDone = mine;
    return () => {
      if (whenDone === mine) whenDone = null;
    };
  }, []);
}

export const sameSource = (a: Source | null, b: Source | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How far it is, from 0 to 1; nothing while that cannot be said. */
export function shareDone({ progress, rows }: Pick<RunningImport, "progress" | "rows">): number | undefined {
  const total = progress.total ?? rows;
  return total && progress.done > 0 ? Math.min(1, progress.done / total) : undefined;
}
