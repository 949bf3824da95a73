// Undo and redo. They are there before any community is: what the removal of the only one took away comes back on the
// welcome page.

import { useLingui as useWords } from "@lingui/react/macro";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useActions } from "../shared/actions/use-actions";
import { useFlip } from "./use-flip";

export function useUndoActions(): void {
  const { t } = useWords();
  const flip = useFlip();
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
