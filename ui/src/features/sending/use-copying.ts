// One piece to the clipboard. Where that cannot be, the clipboard is emptied and somebody is told why, also in another program: what
// lies there is the former group's, and would be pasted into this one.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { DeliveryText } from "../../bindings/DeliveryText";
import { copyText } from "../../platform/clipboard";
import { CoreError } from "../../platform/core-error";
import { clearClipboard, copyFile, tellAfar } from "../../platform/sending";
import { showNote } from "../../shared/toasts/toasts";
import { errorText } from "../../shared/words/error-text";
import { type Copy, copiesOf } from "./copies";

/** What became of one piece: `stuck` will not be copied here however often it is tried. */
export type Outcome = "copied" | "refused" | "stuck";

export interface Copying {
  /** Copies the piece at `place`. `afar`: the keys were pressed in another program. */
  copy: (of: DeliveryText, place: number, name: string, afar: boolean) => Promise<Outcome>;
  /** Says why nothing was copied. */
  refuse: (text: string, afar: boolean) => Promise<void>;
}

export function useCopying(): Copying {
  const { t } = useLingui();
  const { i18n } = useWords();

  const refuse = async (text: string, afar: boolean) => {
    showNote(text);
    // A clipboard that cannot be emptied is one that cannot be filled: that has been said.
    await clearClipboard().catch(() => undefined);
    if (afar) await tellAfar({ title: t`Nothing was copied`, text, open: t`Show` }).catch(() => undefined);
  };

  const put = async (what: Copy, afar: boolean) => {
    if (what.as === "text") return copyText(what.text);
    const { name } = what.file;
    const as = await copyFile(what.file, what.as);
    if (as === what.as) return;
    const text =
      as === "file"
        ? t`Copied as a file, not as a picture: ${name}`
        : t`Only the place of the file was copied: ${name}`;
    showNote(text);
    if (afar) await tellAfar({ title: t`Copied in another way`, text, open: t`Show` }).catch(() => undefined);
  };

  const copy: Copying["copy"] = async (of, place, name, afar) => {
    const refused = (text: string) => refuse(text, afar).then(() => "refused" as const);
    if (of.held !== null) return refused(t`${name} is held: ${of.held || t`no reason was given`}`);
    if (of.missing.length > 0) return refused(t`Something is missing in the text for ${name}. Fill it in first.`);
    const what = copiesOf(of)[place];
    if (!what) return refused(t`There is nothing to copy for ${name}. Once more marks it as sent.`);
    try {
      await put(what, afar);
      return "copied";
    } catch (fault) {
      if (fault instanceof CoreError && fault.code !== "invalid") return refused(errorText(i18n, fault));
      if (what.as === "text") return refused(t`The clipboard did not take the text. Try once more.`);
      const file = what.file.name;
      await refuse(t`${file} cannot be copied here. Drag it from its folder; Enter goes on without it.`, afar);
      return "stuck";
    }
  };

  return { copy, refuse };
}
