// One question at a time: something far below the dialog asks, the dialog that the frame keeps beside the page answers. So the
// fields of the dialog are no part of what asks, nor of the first load.
//
//   export const moving = question<DayItem>();
//   moving.ask(item);                         // anywhere
//   const item = useQuestion(moving);         // in the dialog; null: nobody asks

import { useSyncExternalStore } from "react";

export interface Question<Asked> {
  /** Asks, or with `null` says that it was answered. */
  ask: (about: Asked | null) => void;
  current: () => Asked | null;
  subscribe: (listener: () => void) => () => void;
}

export function question<Asked>(): Question<Asked> {
  let asked: Asked | null = null;
  const listeners = new Set<() => void>();
  return {
    ask: (about) => {
      asked = about;
      for (const listener of listeners) listener();
    },
    current: () => asked,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useQuestion = <Asked>({ subscribe, current }: Question<Asked>): Asked | null =>
  useSyncExternalStore(subscribe, current);
