// Copies a text and says so, or says that it did not work: a desktop may refuse the clipboard.

import { useLingui } from "@lingui/react/macro";
import { copyText } from "../platform/clipboard";
import { showNote, type Toast } from "./toasts/toasts";

export function useCopy(): (text: string, said: string, action?: Toast["action"]) => Promise<void> {
  const { t } = useLingui();
  return (text, said, action) =>
    copyText(text).then(
      () => showNote(said, action),
      () => showNote(t`The clipboard did not take the text. Try once more.`),
    );
}
