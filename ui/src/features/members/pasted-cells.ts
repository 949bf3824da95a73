// A block of cells pasted onto the table of members: what the core is asked for, and which cells cannot fit. Dates and numbers are
// read by the core; here only what is plainly none is told beforehand.

import type { Cell } from "../../bindings/Cell";
import type { MemberRow } from "../../bindings/MemberRow";
import type { BadCell } from "../../shared/table/PasteCheck";
import type { Pasted } from "../../shared/table/types";
import { fieldOf, valueKind } from "./columns";
import type { Directory } from "./use-directory";

export interface PasteReading {
  cells: Cell[];
  rows: number;
  bad: BadCell[];
  beyond: number;
}

/** Columns that a cell cannot be written into. */
const FIXED = ["tier", "created_at", "updated_at"];

export function readPaste(pasted: Pasted<MemberRow>, directory: Pick<Directory, "fields">): PasteReading {
  const cells: Cell[] = [];
  const bad: BadCell[] = [];
  const touched = new Set<string>();
  pasted.rows.forEach((row, at) => {
    pasted.columns.forEach((column, place) => {
      const value = pasted.cells[at]?.[place]?.trim();
      const before = column.text?.(row) ?? column.edit?.value(row) ?? "";
      if (value === undefined || value === before) return;
      const field = fieldOf(column.id);
      if (!field || FIXED.includes(column.id) || !fits(column.id, value, directory)) {
        bad.push({ row: row.name, column: column.title, value });
        return;
      }
      cells.push({ uid: row.uid, field, value });
      touched.add(row.uid);
    });
  });
  return { cells, rows: touched.size, bad, beyond: Math.max(0, pasted.cells.length - pasted.rows.length) };
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
