// A block of cells pasted onto the table of events: what each cell changes, and which do not fit.

import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { ActivityRow } from "../../bindings/ActivityRow";
import type { EditActivity } from "../../bindings/EditActivity";
import { type Block, readBlock, readChoice } from "../../shared/table/read-block";
import type { Column, Pasted } from "../../shared/table/types";

export function readPaste(pasted: Pasted<ActivityRow>): Block<EditActivity> {
  return readBlock(
    pasted,
    ({ title }) => title,
    (row, column, typed) => {
      const text = typed.trim();
      if ([column.text?.(row), column.edit?.value(row)].includes(text)) return undefined;
      const patch = change(row, column, text);
      return patch && { uid: row.uid, ...patch };
    },
  );
}

function change(
  row: ActivityRow,
  column: Column<ActivityRow>,
  text: string,
): Omit<EditActivity, "uid"> | null | undefined {
  if (column.id === "title") return text === "" ? null : { title: text };
  if (column.id === "place") return { place: text || null };
  if (column.id === "host") return { host: text || null };
  const choice = column.edit?.kind === "choice" ? readChoice(column, row, text) : null;
  if (choice !== null && choice === column.edit?.value(row)) return undefined;
  if (column.id === "format" && choice) return { format: choice as ActivityFormat };
  return column.id === "owner" && choice !== null ? { owner: choice || null } : null;
}
