// Ways into an import from every page: the command, and files dropped on the window.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardPlus, IconFileImport } from "@tabler/icons-react";
import { useActions } from "../../shared/actions/use-actions";
import { useFileDrop } from "../../shared/drops";
import { useGo } from "../../shared/navigation";
import { showNote } from "../../shared/toasts/toasts";
import { isTable } from "./import-address";

export default function ImportsAmbient() {
  const { t } = useLingui();
  const go = useGo();
  useFileDrop((paths) => {
    const table = paths.find(isTable);
    if (table) go("/members/imports", { path: table });
    else showNote(t`Drop a table: CSV, TSV, XLSX, XLS or ODS.`);
  });
  useActions([
    {
      id: "imports.open",
      title: t`Import a list`,
      group: "create",
      keywords: t({
        message: "import file csv excel members roster",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconFileImport,
      run: () => go("/members/imports"),
    },
    {
      id: "groups.paste",
      title: t`Paste groups`,
      group: "create",
      keywords: t({ message: "groups sheet excel many", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconClipboardPlus,
      run: () => go("/members/imports", { kind: "groups" }),
    },
  ]);
  return null;
}
