// What the content pages ask of the core, and on which tables the answers rest.

import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentView } from "../../bindings/ContentView";
import type { ListContents } from "../../bindings/ListContents";
import type { PillarView } from "../../bindings/PillarView";
import { call } from "../../platform/call";
import { useCommunity } from "../../shared/community";
import { queryClient, useCall } from "../../shared/data/query";
import { type ContentAddress, listInput } from "./address";

export const CONTENT_TABLES = [
  "content",
  "piece",
  "content_channel",
  "delivery",
  "schedule",
  "schedule_exception",
  "pillar",
  "channel",
  "channel_tag",
  "community",
] as const;

/** Most cards of one column; of what was sent these are the last. */
const MOST = 1000;

export function useBoard(address: ContentAddress) {
  const { uid } = useCommunity();
  return useCall(
    "contents",
    { ...listInput(uid, { ...address, sort: undefined, states: undefined }), limit: MOST, each_state: true },
    { on: CONTENT_TABLES, keep: true },
  );
}

/** As many as one answer holds. */
const LARGEST_PAGE = 5000;

/** All items that a table shows, however many. */
export async function everyRow(input: ListContents): Promise<ContentRow[]> {
  const rows: ContentRow[] = [];
  for (;;) {
    const page = await call("contents", { ...input, offset: rows.length, limit: LARGEST_PAGE });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

export function useContent(uid: string) {
  return useCall("content", { uid }, { on: CONTENT_TABLES });
}

/** A write answers with the new item: the screen has it without asking again. */
export function keepContent(content: ContentView): void {
  queryClient.setQueryData(["content", { uid: content.uid }], content);
}

/** Until they are known. */
export const NO_PILLARS: PillarView[] = [];

export function usePillars(): PillarView[] {
  const { uid } = useCommunity();
  return useCall("pillars", { community: uid }, { on: ["pillar", "content"] }).data ?? NO_PILLARS;
}
