// Stored data on the screen. The query cache is the only copy of it; a committed change, whoever made it (this window, the
// command line, a reminder), makes what it touched ask again.
//
//   const members = useCall("member_list", { … }, { on: ["member", "member_tag"] });
//
// `on` names the tables the answer depends on; without it the answer is asked again after every change, which is right but wasteful.

import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Answer, boot } from "../../platform/boot";
import { type CommandName, call, type Input, type Output, transport } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: false },
    mutations: { networkMode: "always", retry: false },
  },
});

/** How long the first paint waits for the first answers: then a skeleton stands in for them. */
const PATIENCE = 300;

/** Puts what the shell answers unasked into the cache, so that the first page paints with its data. */
export function firstAnswers(): Promise<void> {
  const { opened } = boot();
  if (!opened) return Promise.resolve();
  const take = (answers: Answer[]) => {
    for (const { name, input, output } of answers) {
      // Once the page has asked by itself, its own answer is the newer one.
      if (queryClient.getQueryData([name, input]) === undefined) queryClient.setQueryData([name, input], output);
    }
  };
  // A shell that cannot answer now leaves it to the page's own questions, which show what is wrong.
  const taken = opened.then(take, () => undefined);
  return Promise.race([taken, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
}

export interface CallOptions {
  /** The tables whose changes make the answer old. */
  on?: readonly string[];
  enabled?: boolean;
  /** Keep showing the last answer while the one for a new input is under way. */
  keep?: boolean;
}

export function useCall<K extends CommandName>(
  name: K,
  input: Input<K>,
  options: CallOptions = {},
): UseQueryResult<Output<K>, CoreError> {
  return useQuery<Output<K>, CoreError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    meta: { on: options.on },
    placeholderData: options.keep ? keepPreviousData : undefined,
  });
}

/** Tables of this machine alone. The core tells only that one of them was written. */
const LOCAL = ["reminder_fire", "local_setting", "kept_file"];

/** Makes everything ask again that depends on one of the tables. */
export async function refresh(touched: readonly string[]): Promise<void> {
  const tables = touched.includes("local") ? [...touched, ...LOCAL] : touched;
  if (tables.includes("community")) await showCommunities();
  const there = communities();
  void queryClient.invalidateQueries({
    predicate: ({ meta, queryKey }) => {
      // Of a community that is gone nothing is asked, also while its page is still on its way out.
      const { community } = (queryKey[1] ?? {}) as { community?: unknown };
      if (typeof community === "string" && there && !there.has(community)) return false;
      const on = meta?.on as readonly string[] | undefined;
      return on === undefined || on.some((table) => tables.includes(table));
    },
  });
}

const OVERVIEW = ["workspace_overview", {}] as const;

/** Which communities there are decides which pages there are: the pages and drawers of one that was removed leave the screen
 *  before anything on them asks the core about what is no longer there. */
async function showCommunities(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: OVERVIEW });
  // The answer is handed out by a timer of its own that stands before this one; what it changes is drawn right there.
  await new Promise((resolve) => setTimeout(resolve));
}

/** The communities of the workspace, once they are known. */
function communities(): ReadonlySet<string> | undefined {
  const overview = queryClient.getQueryData<Output<"workspace_overview">>(OVERVIEW);
  return overview && new Set(overview.communities.map(({ uid }) => uid));
}

/** Follows the core's changes for the life of the window. */
export function followChanges(): () => void {
  return transport.onSignal((signal) => {
    if (signal.kind === "changed") void refresh(signal.tables);
  });
}
