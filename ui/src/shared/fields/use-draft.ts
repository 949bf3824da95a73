// A value that is typed and saved by itself: 500 ms after the last key, when the field is left, and when the drawer or the window closes.
// While something typed is not stored yet it leads over what the core says; afterwards the core does, so undo shows at once.

import { useCallback, useEffect, useRef, useState } from "react";
import { noteDraft, noteWriting } from "./open-drafts";

export type SaveState = "saved" | "typing" | "saving" | "failed";

const WAIT_MS = 500;

export interface Draft<T> {
  value: T;
  set: (value: T) => void;
  /** Saves now what is not saved yet. */
  flush: () => void;
  state: SaveState;
}

/** False: it failed, and what was typed stays on the screen; the next key tries again. "dropped": the person thought better of it. */
export type Kept = boolean | "dropped";

/** With `onLeave` nothing is saved while typing: for what asks a question before it is kept. */
export function useDraft<T>(stored: T, save: (value: T) => Promise<Kept>, onLeave = false): Draft<T> {
  const [draft, setDraft] = useState<{ value: T } | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const waiting = useRef<{ value: T } | null>(null);
  const timer = useRef(0);
  const saver = useRef(save);
  saver.current = save;
  const under = useRef<Promise<Kept> | null>(null);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const pending = waiting.current;
    if (!pending) return;
    waiting.current = null;
    setState("saving");
    // One after the other: of two that are under way at once the earlier one may arrive last, and would stand.
    const saveNow = () => saver.current(pending.value);
    const saving = under.current?.then(saveNow, saveNow) ?? saveNow();
    under.current = saving;
    void noteWriting(saving).then((stands) => {
      if (under.current === saving) under.current = null;
      if (waiting.current) return;
      setState(stands ? "saved" : "failed");
      // What was stored reaches the screen by a timer that stands before this one. Stepping back sooner would show what was there
      // before, for one frame: the caret would jump, and a field that was not there before would be made anew and lose it.
      if (stands) setTimeout(() => setDraft((current) => (current === pending ? null : current)));
    });
  }, []);

  const set = useCallback(
    (value: T) => {
      waiting.current = { value };
      setDraft(waiting.current);
      setState("typing");
      clearTimeout(timer.current);
      if (!onLeave) timer.current = window.setTimeout(flush, WAIT_MS);
    },
    [flush, onLeave],
  );

  useEffect(() => {
    const forget = noteDraft(flush, onLeave);
    return () => {
      forget();
      flush();
    };
  }, [flush, onLeave]);
  return { value: draft ? draft.value : stored, set, flush, state };
}
