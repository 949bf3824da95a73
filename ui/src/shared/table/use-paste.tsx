// Pasting onto a table, and filling down, which is a paste of one column: read, checked, and kept in one step of undo. A paste is
// shown before it is kept.

import { type ReactNode, useState } from "react";
import { PasteCheck } from "./PasteCheck";
import type { Block } from "./read-block";
import type { Fill, Pasted } from "./types";

export interface Paste<Row> {
  begin: (pasted: Pasted<Row>) => void;
  /** Ctrl+D: the value of one row for those below, or for the selected ones. */
  fill: (fill: Fill<Row>, selected: Row[]) => void;
  dialog: ReactNode;
}

interface PasteRules<Row, Change> {
  read: (pasted: Pasted<Row>) => Block<Change>;
  /** Writes all in one step; false when that failed, which has been said. */
  write: (changes: Change[], said: string) => Promise<boolean>;
  pending: boolean;
  words: { pasted: (rows: number) => string; filled: (rows: number) => string };
}

export function usePaste<Row, Change>({ read, write, pending, words }: PasteRules<Row, Change>): Paste<Row> {
  const [block, setBlock] = useState<Block<Change> | null>(null);
  const close = () => setBlock(null);
  const keep = async () => {
    if (block && (await write(block.changes, words.pasted(block.rows)))) close();
  };
  return {
    begin: (pasted) => setBlock(read(pasted)),
    fill: ({ column, from, to }, selected) => {
      const value = column.edit?.value(from) ?? "";
      const rows = to ? [to] : selected.filter((row) => row !== from);
      const cells = rows.map(() => [value]);
      const { changes, rows: count } = read({ cells, columns: [column], firstRow: 0, rows });
      if (count > 0) void write(changes, words.filled(count));
    },
    dialog: block && (
      <PasteCheck
        cells={block.changes.length}
        rows={block.rows}
        beyond={block.beyond}
        bad={block.bad}
        busy={pending}
        onClose={close}
        onKeep={() => void keep()}
      />
    ),
  };
}
