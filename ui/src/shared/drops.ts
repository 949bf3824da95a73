// Files dropped on the window. The part of the screen that asked last gets them; the frame shows that they may be let go.

import { useEffect, useRef, useSyncExternalStore } from "react";
import { transport } from "../platform/call";

type Taker = (paths: string[]) => void;

const takers: Taker[] = [];
const listeners = new Set<() => void>();
let over = false;

function set(next: boolean): void {
  if (over === next) return;
  over = next;
  for (const listener of listeners) listener();
}

export function followDrops(): () => void {
  return transport.onSignal((signal) => {
    if (signal.kind === "files_over") set(takers.length > 0);
    else if (signal.kind === "files_left") set(false);
    else if (signal.kind === "files_dropped") {
      set(false);
      takers.at(-1)?.(signal.paths);
    }
  });
}

/** Takes dropped files (real paths) while mounted. */
export function useFileDrop(take: Taker): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const taker: Taker = (paths) => latest.current(paths);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, []);
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
