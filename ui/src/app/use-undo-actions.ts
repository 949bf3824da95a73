// Undo and redo. They are there before any community is: what the removal of the only one took away comes back on the
// welcome page.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { call } from "../platform/call";
import { CoreError } from "../platform/core-error";
import { useActions } from "../shared/actions/use-actions";
import { showError, showFlipped } from "../shared/toasts/toasts";

export function useUndoActions(): void {
  const { t } = useWords();
  const { i18n } = useLingui();
  const flip = async (name: "undo" | "redo") => {
    try {
      const step = await call(name, {});
      // A hundred sentences that the first screen does not need.
      const { stepText } = await import("./step-text");
      const what = stepText(i18n, step);
      if (name === "undo") showFlipped(t`Undone: ${what}`, { title: t`Redo`, run: () => void flip("redo") });
      else showFlipped(t`Done again: ${what}`, { title: t`Undo`, run: () => void flip("undo") });
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  useActions([
    {
      id: "app.undo",
      title: t`Undo`,
      group: "edit",
      keys: "mod+z",
      keywords: t({ message: "undo take back", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconArrowBackUp,
      run: () => void flip("undo"),
    },
    {
      id: "app.redo",
      title: t`Redo`,
      group: "edit",
      keys: "mod+shift+z",
      keywords: t({ message: "redo again", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconArrowForwardUp,
      run: () => void flip("redo"),
    },
  ]);
}
