// What the address of the import page says: the file, and what the list holds when the person said so.

import type { ListKind } from "../../bindings/ListKind";
import type { RawSearch } from "../../shared/navigation";
import type { PageName } from "../../shared/words/page-names";

export const IMPORT_PATH = "/members/imports";

export interface ImportAddress {
  path?: string;
  /** Files that were dropped together with it and come after it. */
  next?: string[];
  kind?: ListKind;
  /** What was found in the list, whether anybody said so or not: the sidebar marks where it goes. */
  holds?: ListKind;
}

/** Where a list of a kind belongs: the page that shows it, and the entry of the sidebar. */
export const PAGES: Record<ListKind, { entry: PageName; path: string; search?: Record<string, string> }> = {
  members: { entry: "members", path: "/members" },
  groups: { entry: "groups", path: "/groups" },
  contents: { entry: "content", path: "/content" },
  activities: { entry: "events", path: "/events" },
  tasks: { entry: "events", path: "/events", search: { view: "tasks" } },
  figures: { entry: "groups", path: "/groups" },
  log: { entry: "insights", path: "/insights" },
  chats: { entry: "insights", path: "/insights" },
};

const kindOf = (raw: unknown): ListKind | undefined =>
  typeof raw === "string" && Object.hasOwn(PAGES, raw) ? (raw as ListKind) : undefined;

export function parseImport(raw: RawSearch): ImportAddress {
  return {
    path: typeof raw.path === "string" ? raw.path : undefined,
    next: Array.isArray(raw.next) ? raw.next.filter((one) => typeof one === "string") : undefined,
    kind: kindOf(raw.kind),
    holds: kindOf(raw.holds),
  };
}

const TABLE_ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];

/** What tools write chats to. */
const CHAT_ENDINGS = ["json", "jsonl", "zip", "gz", "mht", "mhtml", "mbox", "vcf"];

export const ENDINGS = [...TABLE_ENDINGS, ...CHAT_ENDINGS];

/** Whether a file may be taken in; a folder has no ending, and may hold exports. */
export const isTaken = (path: string): boolean => {
  const name = fileName(path);
  return !name.includes(".") || ENDINGS.includes(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
};

export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The address of the list after this one; nothing when this is the last. */
export function nextList({ next = [] }: Pick<ImportAddress, "next">): Pick<ImportAddress, "path" | "next"> | null {
  const [path, ...rest] = next;
  return path === undefined ? null : { path, next: rest.length > 0 ? rest : undefined };
}
