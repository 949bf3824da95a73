// A block of cells pasted onto the table of groups, as one step: what it changes, and which cells do not fit.

import type { EditChannels } from "../../bindings/EditChannels";
import type { Operator } from "../../bindings/Operator";
import type { CivilDate } from "../../shared/format/civil";
import type { BadCell } from "../../shared/table/PasteCheck";
import type { Pasted } from "../../shared/table/types";
import { readKind, readState } from "./cell-values";
import { asEdit, type EditableField } from "./edit-group";
import type { GroupRow } from "./group-row";

const FIELDS: Record<string, EditableField> = {
  name: "name",
  number: "number",
  count: "head_count",
  state: "state",
  qr: "qr_expires_on",
  account: "account",
  tags: "tags",
  owner: "operator",
  capacity: "capacity",
  kind: "kind",
  opened: "opened_on",
  note: "note",
};

export interface PasteReading {
  step: EditChannels;
  /** Cells that change something. */
  cells: number;
  rows: number;
  bad: BadCell[];
  /** Lines of the block that lie below the last row. */
  beyond: number;
}

/** Words of a choice as the value that stands for them; null when it is none of them. */
function choice(field: EditableField, typed: string, operators: Operator[]): string | null {
  const text = typed.trim();
  if (field === "state") return readState(text) ?? null;
  if (field === "kind") return readKind(text) ?? null;
  if (field === "operator") return text === "" ? "" : (operators.find(({ name }) => name === text)?.uid ?? null);
  return typed;
}

export function readPaste(pasted: Pasted<GroupRow>, today: CivilDate, operators: Operator[]): PasteReading {
  const step: EditChannels = { edits: [], tags: [], figures: [] };
  const bad: BadCell[] = [];
  let cells = 0;
  let rows = 0;
  pasted.rows.forEach((row, at) => {
    const before = cells;
    pasted.columns.forEach((column, place) => {
      const typed = pasted.cells[at]?.[place];
      const field = FIELDS[column.id];
      if (typed === undefined || !field) return;
      if (typed.trim() === (column.edit?.value(row) ?? "").trim()) return;
      const value = choice(field, typed, operators);
      const change = value === null ? ({ kind: "wrong" } as const) : asEdit(row, { field, typed: value }, today);
      if (change.kind === "wrong") {
        bad.push({ row: row.name, column: column.title, value: typed });
        return;
      }
      cells++;
      if (change.kind === "edit") step.edits.push(change.edit);
      else if (change.kind === "tags") step.tags.push(change.tags);
      else step.figures.push(change.figure);
    });
    if (cells > before) rows++;
  });
  return { step, cells, rows, bad, beyond: Math.max(0, pasted.cells.length - pasted.rows.length) };
}
