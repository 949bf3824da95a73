// What files are before anybody says what they hold: exports of chats, a log, or a list.

import { useQueries } from "@tanstack/react-query";
import type { LogInspection } from "../../bindings/LogInspection";
import type { Source } from "../../bindings/Source";
import { call } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";

export type Look = "chats" | "log" | "list";

const lookOf = ({ format, is_folder, is_log }: LogInspection): Look =>
  format !== null || is_folder ? "chats" : is_log ? "log" : "list";

/** Looks at several files; pasted text is looked at alone. Nothing until the first of them is known. */
export function useLooks(sources: Source[]): { looks: (Look | undefined)[]; error: CoreError | null } {
  const { uid: community } = useCommunity();
  const found = useQueries({
    queries: sources.map((source) => ({
      queryKey: ["log_inspect", community, source],
      queryFn: () => call("log_inspect", { community, source }),
      // A file may be written again between two looks, and what was said of the columns of one is known of the next.
      gcTime: 0,
      meta: { on: ["import_batch"] },
    })),
  });
  const looks = found.map(({ data, isError }) => (data ? lookOf(data) : isError ? "list" : undefined));
  return { looks, error: (found[0]?.error ?? null) as CoreError | null };
}

/** The exports of chats among a file and those that come after it, when it is one itself: they are taken in together. */
export function useChatPaths(path: string | undefined, next: string[] | undefined) {
  const paths = path === undefined ? [] : [path, ...(next ?? [])];
  const { looks } = useLooks(paths.map((one): Source => ({ kind: "file", path: one })));
  const are = (wanted: boolean) => paths.filter((_, place) => (looks[place] === "chats") === wanted);
  return looks[0] === "chats" ? { chats: are(true), others: are(false) } : { chats: [], others: [] };
}
