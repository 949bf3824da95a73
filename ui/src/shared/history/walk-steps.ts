// Undo and redo are a stack: whoever wants one step goes through the own ones that lie above it. Used by the history, by past imports.

import type { StepEntry } from "../../bindings/StepEntry";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";

/** The own steps to go through, nearest first, the wanted one last. Empty when it cannot be reached from here. */
export function stepsUpTo(steps: readonly StepEntry[], wanted: string): string[] {
  const state = steps.find(({ uid }) => uid === wanted)?.state;
  const stack = steps.filter((step) => step.mine && step.state === state).map(({ uid }) => uid);
  if (state === "undone") stack.reverse();
  return state === "final" ? [] : stack.slice(0, stack.indexOf(wanted) + 1);
}

export interface Walked {
  /** So many steps were undone, or done again. */
  done: number;
  /** Why it ended early; also when somebody, or another window, came between. */
  fault: CoreError | null;
}

/** Goes through exactly these steps. What is on top may have become another meanwhile: then it ends there. */
export async function walkSteps(name: "undo" | "redo", path: readonly string[]): Promise<Walked> {
  let done = 0;
  try {
    for (const expected of path) {
      const { uid } = await call(name, {});
      done += 1;
      if (uid !== expected) return { done, fault: new CoreError("conflict", {}) };
    }
    return { done, fault: null };
  } catch (fault) {
    return { done, fault: CoreError.from(fault) };
  }
}
