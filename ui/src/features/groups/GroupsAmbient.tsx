// What concerns groups on every page: making one, pasting many, counting all.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardPlus, IconHash, IconMessagePlus } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { AddGroup } from "./AddGroup";
import { CountsDialog } from "./CountsDialog";
import { PasteGroups } from "./PasteGroups";
import { useGroups } from "./use-groups";
import { WarningsDialog } from "./WarningsDialog";

export default function GroupsAmbient() {
  const { t } = useLingui();
  const [asked, ask] = useState<"add" | "paste" | "count" | "warnings" | null>(null);
  const { rows } = useGroups();
  const open = rows.filter((row) => row.is_group && row.state !== "closed");
  const close = () => ask(null);
  useActions([
    {
      id: "groups.add",
      title: t`New group`,
      group: "create",
      keywords: t({ message: "group channel add", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconMessagePlus,
      run: () => ask("add"),
    },
    {
      id: "groups.paste",
      title: t`Paste groups`,
      group: "create",
      keywords: t({ message: "groups sheet excel many", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconClipboardPlus,
      run: () => ask("paste"),
    },
    {
      id: "groups.count",
      title: t`Count people in all groups`,
      group: "edit",
      keywords: t({ message: "head count members number", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconHash,
      disabled: open.length === 0,
      run: () => ask("count"),
    },
    {
      id: "groups.warnings",
      title: t`When groups warn`,
      group: "app",
      keywords: t({ message: "full soon qr threshold", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => ask("warnings"),
    },
  ]);
  return (
    <>
      {asked === "add" && <AddGroup onClose={close} />}
      {asked === "paste" && <PasteGroups onClose={close} />}
      {asked === "count" && <CountsDialog rows={open} onClose={close} />}
      {asked === "warnings" && <WarningsDialog onClose={close} />}
    </>
  );
}
