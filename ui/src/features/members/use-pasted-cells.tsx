// Pasting onto the table of members: read, checked, shown, and then kept in one step.

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { MemberRow } from "../../bindings/MemberRow";
import { useWrite } from "../../shared/data/use-write";
import { PasteCheck } from "../../shared/table/PasteCheck";
import type { Pasted } from "../../shared/table/types";
import { type PasteReading, readPaste } from "./pasted-cells";
import type { Directory } from "./use-directory";
import { memberCount } from "./use-member-writes";

export function usePastedCells(directory: Directory): {
  begin: (pasted: Pasted<MemberRow>) => void;
  dialog: ReactNode;
} {
  const { t } = useLingui();
  const [reading, setReading] = useState<PasteReading | null>(null);
  const write = useWrite("members_set_cells");
  const close = () => setReading(null);
  const keep = async () => {
    if (reading && (await write.run({ cells: reading.cells }, t`Pasted into ${memberCount(reading.rows)}`))) close();
  };
  return {
    begin: (pasted) => setReading(readPaste(pasted, directory)),
    dialog: reading && (
      <PasteCheck
        cells={reading.cells.length}
        rows={reading.rows}
        beyond={reading.beyond}
        bad={reading.bad}
        busy={write.pending}
        onClose={close}
        onKeep={() => void keep()}
      />
    ),
  };
}
