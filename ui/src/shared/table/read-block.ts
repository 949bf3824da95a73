// A block of cells pasted onto a table: which change something, which do not fit, which lie below the last row. What a cell means is
// its table's own business.

import type { BadCell } from "./PasteCheck";
import type { Column, Pasted } from "./types";

export interface Block<Change> {
  changes: Change[];
  /** How many rows change. */
  rows: number;
  bad: BadCell[];
  /** Lines of the block that lie below the last row. */
  beyond: number;
}

/** `read` says what a cell changes: null when it does not fit, undefined when it stays as it is. */
export function readBlock<Row, Change>(
  pasted: Pasted<Row>,
  nameOf: (row: Row) => string,
  read: (row: Row, column: Column<Row>, typed: string) => Change | null | undefined,
): Block<Change> {
  const changes: Change[] = [];
  const bad: BadCell[] = [];
  let rows = 0;
  pasted.rows.forEach((row, at) => {
    const before = changes.length;
    pasted.columns.forEach((column, place) => {
      const typed = pasted.cells[at]?.[place];
      const change = typed === undefined ? undefined : read(row, column, typed);
      if (typed !== undefined && change === null)
        bad.push({ row: nameOf(row), column: column.title, value: typed.trim() });
      else if (change !== null && change !== undefined) changes.push(change);
    });
    if (changes.length > before) rows++;
  });
  return { changes, rows, bad, beyond: Math.max(0, pasted.cells.length - pasted.rows.length) };
}

/** The choice that was typed: by its word, or by the value that stands for it. */
export function readChoice<Row>(column: Column<Row>, row: Row, typed: string): string | null {
  const text = typed.trim();
  const choices = column.edit?.choices?.(row) ?? [];
  return choices.find(({ value, title }) => value === text || title === text)?.value ?? (text === "" ? "" : null);
}
