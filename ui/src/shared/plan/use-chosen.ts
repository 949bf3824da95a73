// What somebody chose, from the click until what is stored says it, too: a second click before that works on the first, not on what
// was there before both.

import { useRef, useState } from "react";

interface Choice<Value> {
  value: Value;
  /** What was stored when it was chosen. */
  over: string;
  /** It is written: as soon as something else is stored, that is it. */
  written: boolean;
}

export function useChosen<Value>(stored: Value) {
  const key = JSON.stringify(stored);
  const latest = useRef(key);
  latest.current = key;
  const [choice, choose] = useState<Choice<Value> | null>(null);
  const newest = useRef<Value | null>(null);
  return {
    shown: choice && !(choice.written && choice.over !== key) ? choice.value : stored,
    /** Shows a value while `write` stores it; what is not written is not shown any longer. */
    async during(value: Value, write: () => Promise<boolean>): Promise<void> {
      const over = latest.current;
      newest.current = value;
      choose({ value, over, written: false });
      const written = await write().catch(() => false);
      // Something was chosen since, and that is shown.
      if (newest.current !== value) return;
      choose(written && latest.current === over ? { value, over, written } : null);
    },
  };
}
