// Saves a chart where the person wants it, as it stands on the screen.

import { useLingui } from "@lingui/react/macro";
import { CoreError } from "../../platform/core-error";
import { fileName, pickSave, reveal } from "../../platform/files";
import { useWrite } from "../data/use-write";
import { showError, showNote } from "../toasts/toasts";
import type { Drawn } from "./picture";

export function useSavePicture(title: string): (drawn: Drawn | null, format: "png" | "svg") => Promise<void> {
  const { t } = useLingui();
  const write = useWrite("picture_export");
  return async (drawn, format) => {
    if (!drawn) return;
    try {
      const path = await pickSave({
        title: t`Save as…`,
        file_name: fileName(title, format),
        filter_name: format.toUpperCase(),
        extensions: [format],
      });
      if (!path) return;
      const { pictureOf } = await import("./picture");
      if (!(await write.run({ path, base64: await pictureOf(drawn, format) }))) return;
      showNote(t`Saved: ${path}`, { title: t`Show`, run: () => void reveal(path) });
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
}
