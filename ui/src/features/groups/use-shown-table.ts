// The table of groups as it stands on the screen, for other programs: onto the clipboard, or into a file to pass on.

import { useLingui } from "@lingui/react/macro";
import { useCopyTable } from "../../shared/copy-table";
import { askSheet } from "../../shared/sheet-file";
import type { Column } from "../../shared/table/types";
import { useColumns } from "../../shared/table/use-columns";
import type { GroupRow } from "./group-row";
import { groupCount } from "./use-group-writes";

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Of the columns that are shown, in their order. */
export function useShownTable(columns: Column<GroupRow>[]) {
  const { t } = useLingui();
  const { shown } = useColumns("groups", columns);
  const copyTable = useCopyTable();
  const cell = (row: GroupRow, column: Column<GroupRow>) => column.text?.(row) ?? column.edit?.value(row) ?? "";
  const header = shown.map(({ title }) => title);
  const lines = (rows: GroupRow[]) => rows.map((row) => shown.map((column) => cell(row, column)));
  return {
    copy: (rows: GroupRow[]) =>
      void copyTable(
        [header, ...lines(rows)],
        t`${groupCount(rows.length)} copied, to paste into a document or a sheet`,
      ),
    save: (rows: GroupRow[]) =>
      askSheet({
        kind: "groups",
        table: {
          name: t`Groups`,
          header,
          // What is written to the right is a number; the number of a group is a name.
          rows: lines(rows).map((line) =>
            line.map((text, at) => (shown[at]?.right && NUMBER.test(text) ? Number(text) : text)),
          ),
        },
      }),
  };
}
