// What the shell of the window knows and keeps: where the workspace is, whether there is a tray, what closing the window means.

import { useQuery } from "@tanstack/react-query";
import { prefer, type ShellPreferences } from "../../platform/window";
import { queryClient } from "../../shared/data/query";

const SHELL = ["shell", "preferences"];

/** Nothing in a browser, and until the shell has answered. */
export function useShell(): ShellPreferences | null | undefined {
  return useQuery({ queryKey: SHELL, queryFn: () => prefer({}), meta: { on: [] } }).data;
}

export async function keepClosing(ends: boolean): Promise<void> {
  queryClient.setQueryData(SHELL, await prefer({ close_ends: ends }));
}
