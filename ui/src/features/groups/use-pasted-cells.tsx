// Pasting onto the table of groups: read, checked, shown, and then kept in one step.

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useWrite } from "../../shared/data/use-write";
import { PasteCheck } from "../../shared/table/PasteCheck";
import type { Pasted } from "../../shared/table/types";
import type { GroupRow } from "./group-row";
import { type PasteReading, readPaste } from "./pasted-cells";
import { groupCount } from "./use-group-writes";
import { useOperators, useToday } from "./use-groups";

export function usePastedCells(): { begin: (pasted: Pasted<GroupRow>) => void; dialog: ReactNode } {
  const { t } = useLingui();
  const today = useToday();
  const operators = useOperators();
  const [reading, setReading] = useState<PasteReading | null>(null);
  const write = useWrite("channels_edit");
  const close = () => setReading(null);
  const keep = async () => {
    if (reading && (await write.run(reading.step, t`Pasted into ${groupCount(reading.rows)}`))) close();
  };
  return {
    begin: (pasted) => setReading(readPaste(pasted, today, operators)),
    dialog: reading && (
      <PasteCheck
        cells={reading.cells}
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
