// A block of cells pasted onto the table of members: what the core is asked for, and which cells cannot fit. Dates and numbers are
// read by the core; here only what is plainly none is told beforehand.

import type { Cell } from "../../bindings/Cell";
import type { MemberRow } from "../../bindings/MemberRow";
import { type Block, readBlock } from "../../shared/table/read-block";
import type { Pasted } from "../../shared/table/types";
import { fieldOf, valueKind } from "./columns";
import type { Directory } from "./use-directory";

/** Columns that a cell cannot be written into. */
const FIXED = ["tier", "created_at", "updated_at"];

export function readPaste(pasted: Pasted<MemberRow>, directory: Pick<Directory, "fields">): Block<Cell> {
  return readBlock(
    pasted,
    ({ name }) => name,
    (row, column, typed) => {
      const value = typed.trim();
      if (value === (column.text?.(row) ?? column.edit?.value(row) ?? "")) return undefined;
      const field = fieldOf(column.id);
      if (!field || FIXED.includes(column.id) || !fits(column.id, value, directory)) return null;
      return { uid: row.uid, field, value };
    },
  );
}

function fits(id: string, value: string, { fields }: Pick<Directory, "fields">): boolean {
  if (id === "name") return value !== "";
  const field = fieldOf(id);
  if (!field || value === "") return true;
  const kind = valueKind(field, fields);
  if (kind === "number") return Number.isFinite(Number(value.replace(/[,，\s]/g, "")));
  if (kind === "date" || id === "birthday") return /\d/.test(value);
  if (kind !== "choice" || typeof field === "string") return true;
  return fields.find(({ uid }) => uid === field.custom)?.options.includes(value) ?? false;
}
