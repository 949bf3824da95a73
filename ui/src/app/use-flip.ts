// Undo and redo, with the sentence that says what was taken back or done again.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { call } from "../platform/call";
import { CoreError } from "../platform/core-error";
import { loadWords } from "../shared/format/locale";
import { sayWhile, showError, showFlipped } from "../shared/toasts/toasts";

/** With a step only that one is taken back, and only while it is the newest. */
export function useFlip(): (name: "undo" | "redo", step?: string) => Promise<void> {
  const { t } = useWords();
  const { i18n } = useLingui();
  return async function flip(name, only?) {
    try {
      // Taking back a list of 200,000 people takes its time.
      const step = await (name === "undo"
        ? sayWhile(t`Undoing…`, call("undo", { step: only }))
        : sayWhile(t`Doing it again…`, call("redo", {})));
      // A hundred sentences that the first screen does not need.
      const [{ stepText }] = await Promise.all([import("./step-text"), loadWords("later")]);
      const what = stepText(i18n, step);
      if (name === "undo") showFlipped(t`Undone: ${what}`, { title: t`Redo`, run: () => void flip("redo") });
      else showFlipped(t`Done again: ${what}`, { title: t`Undo`, run: () => void flip("undo", step.uid) });
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
}
