// Pasting onto the table of groups: read, checked, shown, and then kept in one step.

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useWrite } from "../../shared/data/use-write";
import { PasteCheck } from "../../shared/table/PasteCheck";
import type { Fill, Pasted } from "../../shared/table/types";
import type { GroupRow } from "./group-row";
import { type PasteReading, readPaste } from "./pasted-cells";
import { groupCount } from "./use-group-writes";
import { useOperators, useToday } from "./use-groups";

interface PastedCells {
  begin: (pasted: Pasted<GroupRow>) => void;
  /** Ctrl+D: the value of one group for others, which is a paste of one column. */
  fill: (fill: Fill<GroupRow>, selected: GroupRow[]) => void;
  dialog: ReactNode;
}

export function usePastedCells(): PastedCells {
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
    fill: ({ column, from, to }, selected) => {
      const value = column.text?.(from) ?? column.edit?.value(from) ?? "";
      const rows = to ? [to] : selected.filter(({ uid }) => uid !== from.uid);
      const cells = rows.map(() => [value]);
      const { step, rows: count } = readPaste({ cells, columns: [column], firstRow: 0, rows }, today, operators);
      if (count > 0) void write.run(step, t`Filled down in ${groupCount(count)}`);
    },
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
