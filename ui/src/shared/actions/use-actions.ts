// The registry in React, and the one key listener of the window.

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { isIme, isTyping, pressed } from "../keys";
import { type Action, actionForKeys, actions, register, startsSequence, subscribe, unregister } from "./registry";

/** Offers actions while the component is mounted. Runs always see the newest closure, so no memo is needed. */
export function useActions(offered: Action[]): void {
  const latest = useRef(offered);
  latest.current = offered;
  const shape = offered
    .map((a) => [a.id, a.title, a.keys, a.disabled, a.hidden, a.danger].join("\u0001"))
    .join("\u0002");
  // Before it is painted: a key that is pressed at what stands there is never too early.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says all that is drawn; `run` goes through the ref.
  useLayoutEffect(() => {
    const owner = Symbol("actions");
    register(
      owner,
      latest.current.map((action) => ({
        ...action,
        run: () => latest.current.find((candidate) => candidate.id === action.id)?.run(),
      })),
    );
    return () => unregister(owner);
  }, [shape]);
}

export function useAllActions(): Action[] {
  return useSyncExternalStore(subscribe, actions);
}

const SEQUENCE_MS = 900;

/** Listens to the keys of the whole window. Mounted once, by the shell of the page. */
export function useShortcuts(): void {
  useEffect(() => {
    let first: { stroke: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isIme(event) || closesPopover(event)) return;
      const stroke = pressed(event);
      const typing = isTyping(event.target);
      const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.stroke} ${stroke}` : null;
      first = null;
      const action = (sequence && actionForKeys(sequence, typing)) || actionForKeys(stroke, typing);
      if (action) {
        event.preventDefault();
        if (!(event.repeat && action.once)) action.run();
      } else if (!typing && startsSequence(stroke)) {
        first = { stroke, at: event.timeStamp };
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Escape closes the top layer only: a popover that the key was pressed in has closed itself. */
function closesPopover({ key, target }: KeyboardEvent): boolean {
  return key === "Escape" && target instanceof Element && target.closest(".mantine-Popover-dropdown") !== null;
}
