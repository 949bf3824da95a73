// Files dropped on the window, or opened with Tulou from the desktop. Files of certain endings go to the part that asks for them;
// others go to the part of the screen that asked last. The frame shows that they may be let go.

import { useEffect, useRef, useSyncExternalStore } from "react";
import { transport } from "../platform/call";

interface Taker {
  take: (paths: string[]) => void;
  /** Takes files of these endings only, and before all others: `.tulou`. */
  endings?: readonly string[];
}

const takers: Taker[] = [];
const listeners = new Set<() => void>();
let over = false;
/** Files that were opened before the part that takes them was there. */
let opened: string[] = [];

function set(next: boolean): void {
  if (over === next) return;
  over = next;
  for (const listener of listeners) listener();
}

const endWith = (paths: string[], endings: readonly string[]) =>
  paths.length > 0 && paths.every((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)));

function takerOf(paths: string[]): Taker | undefined {
  return (
    takers.findLast(({ endings }) => endings !== undefined && endWith(paths, endings)) ??
    takers.findLast(({ endings }) => endings === undefined)
  );
}

function handOpened(): void {
  const taker = takers.findLast(({ endings }) => endings !== undefined && endWith(opened, endings));
  if (!taker) return;
  const paths = opened;
  opened = [];
  taker.take(paths);
}

export function followDrops(): () => void {
  return transport.onSignal((signal) => {
    if (signal.kind === "files_over") set(takerOf(signal.paths) !== undefined);
    else if (signal.kind === "files_left") set(false);
    else if (signal.kind === "files_dropped") {
      set(false);
      takerOf(signal.paths)?.take(signal.paths);
    } else if (signal.kind === "files_opened") {
      opened = signal.paths;
      handOpened();
    }
  });
}

/** Takes dropped files (real paths) while mounted: all, or those of some endings, which stay the same. */
export function useFileDrop(take: (paths: string[]) => void, endings?: readonly string[]): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const taker: Taker = { take: (paths) => latest.current(paths), endings };
    takers.push(taker);
    handOpened();
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, [endings]);
}

export function useDragOver(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
}
