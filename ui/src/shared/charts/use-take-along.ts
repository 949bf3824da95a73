// A table taken along: onto the clipboard, for documents and sheets alike, or into a file.

import { useLingui } from "@lingui/react/macro";
import { useCopyTable } from "../copy-table";
import type { MenuItem } from "../menu/menu";
import { askSheet } from "../sheet-file";
import type { Table } from "./chart-data";

export interface TakeAlong {
  copy: MenuItem;
  sheet: MenuItem;
}

/** `keys` where the keys of the page are this table's. */
export function useTakeAlong(title: string, table: () => Table, keys = false): TakeAlong {
  const { t } = useLingui();
  const copyTable = useCopyTable();
  return {
    copy: {
      id: "copy",
      title: t`Copy as a table`,
      keys: keys ? "shift+c" : undefined,
      run: () => {
        const { header, rows } = table();
        void copyTable([header, ...rows.map((row) => row.map(String))], t`Copied: ${title}`);
      },
    },
    sheet: {
      id: "sheet",
      title: t`Save as a sheet (XLSX, CSV)…`,
      keys: keys ? "shift+s" : undefined,
      run: () => askSheet({ kind: "figures", table: { name: title, ...table() } }),
    },
  };
}
