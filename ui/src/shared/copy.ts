// Copies a text and says so, or says that it did not work: a desktop may refuse the clipboard.

import { useLingui } from "@lingui/react/macro";
import { copyText } from "../platform/clipboard";
import { showNote } from "./toasts/toasts";

export function useCopy(): (text: string, said: string) => Promise<void> {
  const { t } = useLingui();
  return (text, said) =>
    copyText(text).then(
      () => showNote(said),
      () => showNote(t`The clipboard did not take the text. Try once more.`),
    );
}
