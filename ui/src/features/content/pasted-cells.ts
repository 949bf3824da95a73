// A block of cells pasted onto the table of content: what each cell changes, and which do not fit.

import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentState } from "../../bindings/ContentState";
import type { EditContent } from "../../bindings/EditContent";
import type { EditContentsEach } from "../../bindings/EditContentsEach";
import type { CivilDate } from "../../shared/format/civil";
import { type Block, readBlock, readChoice } from "../../shared/table/read-block";
import type { Column, Pasted } from "../../shared/table/types";
import { readTime, type TypedTime, whenOf } from "./use-typed-time";

export type ContentChange =
  | { kind: "edit"; edit: EditContent }
  | { kind: "state"; uid: string; state: ContentState }
  /** Null takes it off the calendar. */
  | { kind: "time"; uid: string; time: TypedTime | null };

export function readPaste(pasted: Pasted<ContentRow>, today: CivilDate): Block<ContentChange> {
  return readBlock(
    pasted,
    ({ title }) => title,
    (row, column, typed) => {
      const same = [column.text?.(row), column.edit?.value(row)].includes(typed.trim());
      return same ? undefined : change(row, column, typed.trim(), today);
    },
  );
}

function change(
  row: ContentRow,
  column: Column<ContentRow>,
  text: string,
  today: CivilDate,
): ContentChange | null | undefined {
  const { uid } = row;
  if (column.id === "title") return { kind: "edit", edit: { uid, title: text || null } };
  if (column.id === "start") {
    // The times of a series are asked about one by one.
    if (row.series) return null;
    const time = text === "" ? null : readTime(row, text, today);
    return text !== "" && time === null ? null : { kind: "time", uid, time };
  }
  const choice = column.edit?.kind === "choice" ? readChoice(column, row, text) : null;
  if (choice === null) return null;
  if (choice === column.edit?.value(row)) return undefined;
  if (column.id === "state") return choice === "" ? null : { kind: "state", uid, state: choice as ContentState };
  return { kind: "edit", edit: { uid, [column.id === "owner" ? "owner" : "pillar"]: choice || null } };
}

/** All changes as one step. */
export async function asStep(changes: ContentChange[]): Promise<EditContentsEach> {
  const step: EditContentsEach = { edits: [], moves: [] };
  for (const change of changes) {
    if (change.kind === "edit") step.edits.push(change.edit);
    else if (change.kind === "time")
      step.edits.push({ uid: change.uid, when: change.time && (await whenOf(change.uid, change.time)) });
    else {
      const column = step.moves.find(({ state }) => state === change.state);
      if (column) column.uids.push(change.uid);
      else step.moves.push({ uids: [change.uid], state: change.state });
    }
  }
  return step;
}
