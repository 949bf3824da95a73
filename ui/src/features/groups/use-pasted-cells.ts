// Pasting onto the table of groups and filling down: read, checked, and kept in one step.

import { useLingui } from "@lingui/react/macro";
import { useWrite } from "../../shared/data/use-write";
import { useOperators } from "../../shared/people/use-operators";
import { type Paste, usePaste } from "../../shared/table/use-paste";
import type { GroupChange } from "./edit-group";
import type { GroupRow } from "./group-row";
import { asStep, readPaste } from "./pasted-cells";
import { groupCount } from "./use-group-writes";
import { useToday } from "./use-groups";

export function usePastedCells(): Paste<GroupRow> {
  const { t } = useLingui();
  const today = useToday();
  const { list: operators } = useOperators();
  const { run, pending } = useWrite("channels_edit");
  return usePaste<GroupRow, GroupChange>({
    read: (pasted) => readPaste(pasted, today, operators),
    write: async (changes, said) => (await run(asStep(changes), said)) !== undefined,
    pending,
    words: {
      pasted: (rows) => t`Pasted into ${groupCount(rows)}`,
      filled: (rows) => t`Filled down in ${groupCount(rows)}`,
    },
  });
}
