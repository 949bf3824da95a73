// Ways into an import: the command and files dropped on the window from every page, rows pasted on the pages of groups, members and
// content; and the way out again as a sheet.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconClipboardPlus, IconFileImport, IconTableExport } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { ListKind } from "../../bindings/ListKind";
import { useActions } from "../../shared/actions/use-actions";
import { useFileDrop } from "../../shared/drops";
import { useGo, usePath } from "../../shared/navigation";
import { type AskedSheet, takeAskedSheet } from "../../shared/sheet-file";
import { showNote } from "../../shared/toasts/toasts";
import { IMPORT_PATH, isTaken } from "./import-address";
import { isList, keepPasted, usePastedOutside } from "./pasted";
import { useImportMessage } from "./use-import-message";

const ExportSheet = lazy(() => import("./ExportSheet"));

/** The pages that take pasted rows, and what the rows are there. */
const PASTED_KINDS = new Map<string, ListKind>([
  ["/groups", "groups"],
  ["/members", "members"],
  ["/content", "contents"],
]);

export default function ImportsAmbient() {
  const { t } = useLingui();
  const go = useGo();
  const path = usePath();
  const [exporting, setExporting] = useState<{ asked: AskedSheet | null } | null>(null);
  useImportMessage(path);
  useFileDrop((paths) => {
    // Several lists are looked at and taken in one after the other: each has columns of its own.
    const [path, ...next] = paths.filter(isTaken);
    if (!path) return showNote(t`Drop an export of a chat, or a table: CSV, TSV, XLSX, XLS or ODS.`);
    const others = paths.length - 1 - next.length;
    if (others > 0)
      showNote(
        t`${plural(others, { one: "# file is neither a chat nor a table and is left out.", other: "# files are neither chats nor tables and are left out." })}`,
      );
    go(IMPORT_PATH, { path, next: next.length > 0 ? next : undefined });
  });
  usePastedOutside((text) => {
    const kind = PASTED_KINDS.get(path);
    if (!kind || !isList(text)) return;
    keepPasted(text);
    go(IMPORT_PATH, { kind });
  });
  useActions([
    {
      id: "imports.open",
      title: t`Import a list or chats`,
      group: "create",
      keywords: t({
        message: "import file csv excel members roster chats export telegram wechat qq discord slack whatsapp",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconFileImport,
      run: () => go(IMPORT_PATH),
    },
    {
      id: "groups.paste",
      title: t`Paste groups`,
      group: "create",
      keywords: t({ message: "groups sheet excel many", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconClipboardPlus,
      run: () => go(IMPORT_PATH, { kind: "groups" }),
    },
    {
      id: "sheets.export",
      title: t`Export as a sheet…`,
      group: "app",
      keywords: t({
        message: "export sheet excel csv xlsx content events tasks groups figures",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconTableExport,
      run: () => setExporting({ asked: takeAskedSheet() }),
    },
  ]);
  return (
    exporting && (
      <Suspense>
        <ExportSheet asked={exporting.asked} onClose={() => setExporting(null)} />
      </Suspense>
    )
  );
}
