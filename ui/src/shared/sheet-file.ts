// Sheets that go out, wherever they are spoken of: the dialog that writes one belongs to the imports, which take it in again.

import type { PlainTable } from "../bindings/PlainTable";
import type { SheetKind } from "../bindings/SheetKind";
import { runAction } from "./actions/registry";

export interface AskedSheet {
  kind: SheetKind;
  /** The records that were chosen one by one; all when left out. */
  uids?: string[];
  /** A table as it stands on the screen, in place of records that come back as an update. */
  table?: Omit<PlainTable, "path">;
}

let asked: AskedSheet | null = null;

/** Opens the dialog that writes a sheet. */
export function askSheet(sheet: AskedSheet): void {
  asked = sheet;
  runAction("sheets.export");
}

/** What the dialog was asked for, once. */
export function takeAskedSheet(): AskedSheet | null {
  const sheet = asked;
  asked = null;
  return sheet;
}
