// What the address of the import page says: the file, and what the list holds when the person said so.

import type { ListKind } from "../../bindings/ListKind";
import type { RawSearch } from "../../shared/navigation";

export interface ImportAddress {
  path?: string;
  kind?: ListKind;
}

export function parseImport(raw: RawSearch): ImportAddress {
  return {
    path: typeof raw.path === "string" ? raw.path : undefined,
    kind: raw.kind === "groups" || raw.kind === "members" ? raw.kind : undefined,
  };
}

export const TABLE_ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

export const isTable = (path: string): boolean =>
  TABLE_ENDINGS.includes(path.slice(path.lastIndexOf(".") + 1).toLowerCase());

export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
