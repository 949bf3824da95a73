// Pasting onto the table of content and filling down: read, checked, and kept in one step.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { type Paste, usePaste } from "../../shared/table/use-paste";
import { showError } from "../../shared/toasts/toasts";
import { asStep, type ContentChange, readPaste } from "./pasted-cells";
import { useRefusal } from "./use-refusal";

export function usePastedCells(): Paste<ContentRow> {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const onError = useRefusal();
  const { run, pending } = useWrite("contents_edit_each", { onError });
  const items = (count: number) => plural(count, { one: "# item", other: "# items" });
  return usePaste<ContentRow, ContentChange>({
    read: (pasted) => readPaste(pasted, dayOf(civilAt(Date.now(), tz))),
    write: async (changes, said) => {
      try {
        return (await run(await asStep(changes), said)) !== undefined;
      } catch (fault) {
        showError(CoreError.from(fault));
        return false;
      }
    },
    pending,
    words: { pasted: (rows) => t`Pasted into ${items(rows)}`, filled: (rows) => t`Filled down for ${items(rows)}` },
  });
}
