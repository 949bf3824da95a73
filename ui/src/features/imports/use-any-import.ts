// What a file or pasted text is, and the import that goes with it: of chats, of a log, or of a list.

import type { ListKind } from "../../bindings/ListKind";
import type { Source } from "../../bindings/Source";
import { useLog } from "./LogImport";
import { type ChatFiles, useChats } from "./use-chats";
import { useImport } from "./use-import";
import { type Look, useChatPaths, useLooks } from "./use-looks";

const NOTHING: never[] = [];

const NO_CHATS: ChatFiles = { paths: NOTHING };

interface Asked {
  /** Nothing while no list may be looked at. */
  source: Source | null;
  path: string | undefined;
  next: string[] | undefined;
  /** What somebody says that it holds. */
  kind: ListKind | undefined;
}

export function useAnyImport({ source, path, next, kind }: Asked) {
  const files = useChatPaths(path, next);
  const { looks, error: unlooked } = useLooks(source ? [source] : NOTHING);
  const look = said(kind) ?? looks[0];
  const chats = useChats(
    source && look === "chats" && looks[0] ? chatFiles(source, files.chats, looks[0] === "chats") : NO_CHATS,
  );
  const log = useLog(look === "log" ? source : null);
  const list = useImport(look === "list" ? source : null, kind);
  const found: ListKind | undefined = look === "list" ? list.found?.kind : look;
  const error = (look === "list" ? null : unlooked) ?? chats.error ?? log.error ?? list.error;
  return {
    look,
    chats,
    log,
    list,
    found,
    error,
    isFound: Boolean(chats.found ?? log.found ?? list.found),
    /** Files that come after this import: exports of chats come in together. */
    next: look === "chats" && files.chats.length > 0 ? files.others : (next ?? NOTHING),
  };
}

export type AnyImport = ReturnType<typeof useAnyImport>;

/** Exports of chats come in together. What is none, and holds messages as somebody says, is a table of them. */
function chatFiles(source: Source, paths: string[], isChat: boolean): ChatFiles {
  const format = isChat ? undefined : "messages";
  if (source.kind === "text") return { paths: NOTHING, text: source.text, format };
  return { paths: paths.length > 0 ? paths : [source.path], format };
}

/** What somebody says that it holds, it holds. */
function said(kind: ListKind | undefined): Look | undefined {
  if (kind === undefined) return undefined;
  return kind === "chats" || kind === "log" ? kind : "list";
}
