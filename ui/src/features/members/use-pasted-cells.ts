// Pasting onto the table of members: read, checked, shown, and then kept in one step.

import { useLingui } from "@lingui/react/macro";
import type { Cell } from "../../bindings/Cell";
import type { MemberRow } from "../../bindings/MemberRow";
import { useWrite } from "../../shared/data/use-write";
import { type Paste, usePaste } from "../../shared/table/use-paste";
import { readPaste } from "./pasted-cells";
import type { Directory } from "./use-directory";
import { memberCount } from "./use-member-writes";

export function usePastedCells(directory: Directory): Paste<MemberRow> {
  const { t } = useLingui();
  const { run, pending } = useWrite("members_set_cells");
  return usePaste<MemberRow, Cell>({
    read: (pasted) => readPaste(pasted, directory),
    write: async (cells, said) => (await run({ cells }, said)) !== undefined,
    pending,
    words: {
      pasted: (rows) => t`Pasted into ${memberCount(rows)}`,
      filled: (rows) => t`Filled down for ${memberCount(rows)}`,
    },
  });
}
