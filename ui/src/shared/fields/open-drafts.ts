// What is typed and not stored yet, wherever it stands in the window. Each draft saves itself in a moment; before the window closes
// all of it is written at once, and the shell waits for that.

import { transport } from "../../platform/call";
import { flushed } from "../../platform/window";

/** Drafts, and whether they wait until they are left: such a one may ask a question. */
const drafts = new Map<() => void, boolean>();
const writing = new Set<Promise<unknown>>();
let leaving = false;

/** `flush` begins to save what waits. Returns how to forget the draft. */
export function noteDraft(flush: () => void, onLeave: boolean): () => void {
  drafts.set(flush, onLeave);
  return () => drafts.delete(flush);
}

/** Notes a write that is under way. */
export function noteWriting<T>(write: Promise<T>): Promise<T> {
  writing.add(write);
  const end = () => writing.delete(write);
  write.then(end, end);
  return write;
}

/** The window is closing: there is nobody any more who could answer a question. */
export const isLeaving = (): boolean => leaving;

function begin(withQuestions: boolean): void {
  for (const [flush, onLeave] of drafts) if (withQuestions || !onLeave) flush();
}

/** Begins to write everything; ends when it is stored, or could not be. */
export async function writeDrafts(): Promise<void> {
  leaving = true;
  // Fields without a draft of their own keep their text when they are left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  begin(true);
  while (writing.size > 0) await Promise.allSettled(writing);
  leaving = false;
}

/** From the start on: the shell asks before it closes the window; a browser only says that it goes. */
export function followLeaving(): void {
  transport.onSignal((signal) => {
    if (signal.kind === "leaving") void writeDrafts().then(flushed);
  });
  addEventListener("pagehide", () => void writeDrafts());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && begin(false));
}
