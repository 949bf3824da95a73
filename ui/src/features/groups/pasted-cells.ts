// A block of cells pasted onto the table of groups, as one step: what it changes, and which cells do not fit.

import type { EditChannels } from "../../bindings/EditChannels";
import type { Operator } from "../../bindings/Operator";
import type { CivilDate } from "../../shared/format/civil";
import { type Block, readBlock } from "../../shared/table/read-block";
import type { Pasted } from "../../shared/table/types";
import { readKind, readState } from "./cell-values";
import { asEdit, type EditableField, type GroupChange } from "./edit-group";
import type { GroupRow } from "./group-row";
import { KIND_WORDS, STATE_WORDS } from "./words";

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

/** A choice, by its words or as the value that stands for them, which is what fills down; null when it is none. */
function choice(field: EditableField, typed: string, operators: Operator[]): string | null {
  const text = typed.trim();
  if (field === "state") return text in STATE_WORDS ? text : (readState(text) ?? null);
  if (field === "kind") return text in KIND_WORDS ? text : (readKind(text) ?? null);
  if (field === "operator")
    return text === "" ? "" : (operators.find(({ uid, name }) => uid === text || name === text)?.uid ?? null);
  return typed;
}

export function readPaste(pasted: Pasted<GroupRow>, today: CivilDate, operators: Operator[]): Block<GroupChange> {
  return readBlock(
    pasted,
    ({ name }) => name,
    (row, column, typed) => {
      const field = FIELDS[column.id];
      if (!field || typed.trim() === (column.edit?.value(row) ?? "").trim()) return undefined;
      const value = choice(field, typed, operators);
      const change = value === null ? null : asEdit(row, { field, typed: value }, today);
      return change === null || change.kind === "wrong" ? null : change;
    },
  );
}

/** All changes as one step. */
export function asStep(changes: GroupChange[]): EditChannels {
  const step: EditChannels = { edits: [], tags: [], figures: [] };
  for (const change of changes) {
    if (change.kind === "edit") step.edits.push(change.edit);
    else if (change.kind === "tags") step.tags.push(change.tags);
    else if (change.kind === "count") step.figures.push(change.figure);
  }
  return step;
}
