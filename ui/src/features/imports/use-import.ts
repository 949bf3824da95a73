// The state of an import before it is done: what was found in the list, what the person corrected, and what would happen.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Identity } from "../../bindings/Identity";
import type { ListKind } from "../../bindings/ListKind";
import type { MemberImport } from "../../bindings/MemberImport";
import type { ReadOptions } from "../../bindings/ReadOptions";
import type { Rename } from "../../bindings/Rename";
import type { SheetChoice } from "../../bindings/SheetChoice";
import type { SheetKind } from "../../bindings/SheetKind";
import type { SheetSide } from "../../bindings/SheetSide";
import type { SheetTarget } from "../../bindings/SheetTarget";
import type { Source } from "../../bindings/Source";
import type { Target } from "../../bindings/Target";
import { call } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";
import { useCommunity } from "../../shared/community";
import type { CivilDate } from "../../shared/format/civil";
import { useSheet } from "./use-sheet";

/** What the person said that the list did not say itself. */
export interface Corrections {
  options?: ReadOptions;
  headerRow?: number;
  mapping: Record<number, Target>;
  identity?: Identity;
  channel?: string;
  complete: boolean;
  /** The day of which a complete list is. */
  asOf?: CivilDate;
  renames: Rename[];
  sheetMapping: Record<number, SheetTarget>;
  /** Whether the sheet is a calendar grid. */
  grid?: boolean;
  /** Where posts go whose row names no group; all open groups until somebody says otherwise. */
  goesTo?: string[];
  /** Whose word counts where both sides changed a cell: for all of them, and for single ones. */
  conflicts: SheetSide;
  choices: SheetChoice[];
  /** Rows that are refused are left out. */
  withoutRefused: boolean;
}

export const NONE: Corrections = {
  mapping: {},
  complete: false,
  renames: [],
  sheetMapping: {},
  conflicts: "here",
  choices: [],
  withoutRefused: false,
};

const WHAT_IMPORTS_DEPEND_ON = ["member", "account", "membership", "field_def", "channel", "tier"];

const isSheet = (kind: ListKind): kind is SheetKind => !["members", "log", "chats"].includes(kind);

export function useImport(source: Source | null, chosenKind: ListKind | undefined) {
  const { uid: community } = useCommunity();
  const { corrections, correct, startOver } = useCorrections(source);
  const { options, headerRow } = corrections;
  const inspection = useQuery({
    queryKey: ["import_inspect", community, source, options, headerRow, chosenKind],
    queryFn: ({ signal }) =>
      call(
        "import_inspect",
        { community, source: source as Source, options, header_row: headerRow, kind: chosenKind },
        undefined,
        signal,
      ),
    enabled: source !== null,
    // A file may be saved again by its spreadsheet between two looks.
    gcTime: 0,
    meta: { on: ["field_def", "import_mapping"] },
  });
  const found = inspection.data;
  const kind = chosenKind ?? found?.kind ?? "members";
  const sheet = useSheet(found ? source : null, isSheet(kind) ? kind : null, corrections);

  const members = useMemo((): MemberImport | null => {
    if (!source || !found || kind !== "members") return null;
    const { mapping, identity, channel, complete, asOf, renames } = corrections;
    return {
      community,
      source,
      options,
      header_row: found.header_row,
      mapping: found.columns.map((column) => mapping[column.index] ?? column.target),
      identity,
      channel,
      complete,
      as_of: complete ? asOf : undefined,
      renames,
    };
  }, [community, source, options, found, kind, corrections]);

  const preview = useQuery({
    queryKey: ["import_preview", members],
    queryFn: ({ signal }) => call("import_preview", members as MemberImport, undefined, signal),
    enabled: members !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
    meta: { on: WHAT_IMPORTS_DEPEND_ON },
  });
  const { identity } = corrections;
  const offered = preview.isPlaceholderData ? undefined : preview.data?.identities;
  const isGone = identity && offered?.every((one) => JSON.stringify(one) !== JSON.stringify(identity));
  // What no column gives any more would leave every row out as nobody.
  if (isGone) correct({ identity: undefined, renames: [] });
  return {
    found,
    kind,
    members,
    preview: members ? preview.data : undefined,
    sheet,
    waiting: inspection.isFetching || preview.isFetching || sheet.waiting,
    error: (inspection.error ?? preview.error ?? sheet.error) as CoreError | null,
    corrections,
    correct,
    startOver,
  };
}

/** The corrections of one list. Another list starts without any, however it came: its columns are not those of this one. */
export function useCorrections(source: Source | null) {
  const [kept, keep] = useState({ of: source, corrections: NONE });
  const corrections = kept.of === source ? kept.corrections : NONE;
  const correct = (change: Partial<Corrections>) =>
    keep((old) => ({ of: source, corrections: { ...(old.of === source ? old.corrections : NONE), ...change } }));
  return { corrections, correct, startOver: () => keep({ of: source, corrections: NONE }) };
}

export type ImportState = ReturnType<typeof useImport>;
