// What the address of the import page says: the file, and what the list holds when the person said so.

import type { ListKind } from "../../bindings/ListKind";
import type { RawSearch } from "../../shared/navigation";

export const IMPORT_PATH = "/members/imports";

export interface ImportAddress {
  path?: string;
  /** Files that were dropped together with it and come after it. */
  next?: string[];
  kind?: ListKind;
  /** Groups were found in the list, whether anybody said so or not: the sidebar marks them. */
  holds?: "groups";
}

export function parseImport(raw: RawSearch): ImportAddress {
  return {
    path: typeof raw.path === "string" ? raw.path : undefined,
    next: Array.isArray(raw.next) ? raw.next.filter((one) => typeof one === "string") : undefined,
    kind: raw.kind === "groups" || raw.kind === "members" ? raw.kind : undefined,
    holds: raw.holds === "groups" ? "groups" : undefined,
  };
}

export const TABLE_ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

export const isTable = (path: string): boolean =>
  TABLE_ENDINGS.includes(path.slice(path.lastIndexOf(".") + 1).toLowerCase());

export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The address of the list after this one; nothing when this is the last. */
export function nextList({ next = [] }: ImportAddress): Pick<ImportAddress, "path" | "next"> | null {
  const [path, ...rest] = next;
  return path === undefined ? null : { path, next: rest.length > 0 ? rest : undefined };
}
