// The state of an import of chats before it is done: what the files hold, and what the person chose.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Assignment } from "../../bindings/Assignment";
import type { ChatImport } from "../../bindings/ChatImport";
import type { MessageColumns } from "../../bindings/MessageColumns";
import type { Source } from "../../bindings/Source";
import { call } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";

export interface ChatChoices {
  format?: string;
  encoding?: string;
  zone?: string;
  me?: string;
  day_first?: boolean;
  /** What the columns of tables of messages hold, by their headers. */
  columns?: MessageColumns[];
  /** Where the header of tables stands, and on which sheet. */
  header_row?: number;
  sheet?: string;
  people: Assignment;
  /** An archive that unpacks to very much more than its size is read all the same. */
  unpack: boolean;
  /** Whether texts are kept; as the core says where nobody said it. */
  keep_texts?: boolean;
  /** By the chat's key, whether it comes in; as the core says where nobody said it. */
  taken: Record<string, boolean>;
  /** By the chat's key, the channel that it goes into; null for a new one. */
  channels: Record<string, string | null>;
  /** Keys of those who are no programs, though they are called like some. */
  not_bots?: string[];
}

const NONE: ChatChoices = { people: "members", unpack: false, taken: {}, channels: {} };

export interface ChatFiles {
  paths: string[];
  /** What was pasted. */
  text?: string;
  /** What they are in, where that cannot be recognised. */
  format?: string;
}

export function useChats({ paths, text, format }: ChatFiles) {
  const { uid: community } = useCommunity();
  const of = [format, text, ...paths].join("\n");
  // What was chosen for some files says nothing about others.
  const [kept, keep] = useState({ of, choices: NONE });
  const choices = kept.of === of ? kept.choices : NONE;
  const choose = (change: Partial<ChatChoices>) => keep({ of, choices: { ...choices, ...change } });
  const { taken, me, ...rest } = choices;
  const input: ChatImport = {
    community,
    paths,
    text,
    ...rest,
    // Where the header of a single table stands, or its sheet, is said of a table of messages.
    format: choices.format ?? format ?? (isLaidOut(choices) ? "messages" : undefined),
    me: me?.trim() || undefined,
    dry_run: true,
  };
  const look = useQuery({
    queryKey: ["chat_import", of, input],
    queryFn: ({ signal }) => call("chat_import", input, undefined, signal),
    enabled: paths.length > 0 || text !== undefined,
    gcTime: 0,
    // Of other files nothing is shown in their place.
    placeholderData: (before, query) => (query?.queryKey[1] === of ? before : undefined),
    meta: { on: ["member", "account", "channel", "import_batch"] },
  });
  const found = look.data;
  const chats = (found?.chats ?? []).map((chat) => ({ ...chat, taken: taken[chat.key] ?? chat.taken }));
  const isChosen = Object.keys(taken).length > 0;
  const wanted: ChatImport = {
    ...input,
    dry_run: false,
    chats: isChosen ? chats.filter((chat) => chat.taken).map(({ key }) => key) : undefined,
  };
  const source: Source = text === undefined ? { kind: "file", path: paths[0] ?? "" } : { kind: "text", text };
  return {
    source,
    /** Whether there is one file alone: what a table is, and where its header stands, is said of one. */
    alone: paths.length < 2,
    /** Forgets what was chosen. */
    startOver: () => keep({ of: "", choices: NONE }),
    found,
    chats,
    choices,
    choose,
    wanted,
    waiting: look.isFetching,
    error: look.error as CoreError | null,
  };
}

const isLaidOut = ({ header_row, sheet }: ChatChoices) => header_row !== undefined || sheet !== undefined;

export type ChatsState = ReturnType<typeof useChats>;
