// The same for sheets of plans, groups and figures: what each column means, and what would change, cell by cell.

import { useLingui } from "@lingui/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SheetImport } from "../../bindings/SheetImport";
import type { SheetKind } from "../../bindings/SheetKind";
import type { Source } from "../../bindings/Source";
import { call } from "../../platform/call";
import { useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import type { Corrections } from "./use-import";

const WHAT_SHEETS_DEPEND_ON = [
  "content",
  "piece",
  "content_channel",
  "activity",
  "task",
  "channel",
  "channel_tag",
  "series_figure",
  "schedule",
  "field_def",
  "pillar",
  "operator",
];

export function useSheet(source: Source | null, kind: SheetKind | null, corrections: Corrections) {
  const { uid: community } = useCommunity();
  const { i18n } = useLingui();
  const chinese = i18n.locale === "zh-CN";
  const { options, headerRow, sheetMapping, grid, goesTo, conflicts, choices, withoutRefused } = corrections;
  const { list: channels, ready } = useChannels();
  const everywhere = useMemo(
    () => channels.filter(({ is_group, state }) => is_group && state !== "closed").map(({ uid }) => uid),
    [channels],
  );
  const inspection = useQuery({
    queryKey: ["sheet_inspect", community, source, kind, options, headerRow, grid, chinese],
    queryFn: ({ signal }) =>
      call(
        "sheet_inspect",
        {
          community,
          source: source as Source,
          kind: kind as SheetKind,
          options,
          header_row: headerRow,
          grid,
          chinese,
        },
        undefined,
        signal,
      ),
    enabled: source !== null && kind !== null,
    gcTime: 0,
    meta: { on: ["channel", "field_def", "import_mapping"] },
  });
  const found = kind && inspection.data?.kind === kind ? inspection.data : undefined;
  const input = useMemo((): SheetImport | null => {
    if (!source || !found || !ready) return null;
    return {
      community,
      source,
      kind: found.kind,
      options,
      header_row: found.header_row,
      mapping: found.columns.map((column) => sheetMapping[column.index] ?? column.target),
      grid: found.grid !== null,
      // A plan says what everybody gets; whom an event is told is left to people.
      goes_to: goesTo ?? (found.kind === "contents" ? everywhere : []),
      conflicts,
      choices,
      without_refused: withoutRefused,
      chinese,
    };
  }, [
    community,
    source,
    options,
    found,
    ready,
    sheetMapping,
    goesTo,
    everywhere,
    conflicts,
    choices,
    withoutRefused,
    chinese,
  ]);
  const preview = useQuery({
    queryKey: ["sheet_preview", input],
    queryFn: ({ signal }) => call("sheet_preview", input as SheetImport, undefined, signal),
    enabled: input !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
    meta: { on: WHAT_SHEETS_DEPEND_ON },
  });
  return {
    found,
    input,
    preview: input ? preview.data : undefined,
    waiting: inspection.isFetching || preview.isFetching,
    error: kind ? (inspection.error ?? preview.error) : null,
  };
}

export type SheetState = ReturnType<typeof useSheet>;
