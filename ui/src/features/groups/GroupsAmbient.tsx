// What concerns groups on every page: making one, counting all.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardList, IconHash, IconMessagePlus } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { useGo } from "../../shared/navigation";
import { AddGroup } from "./AddGroup";
import { CountsDialog } from "./CountsDialog";
import { useGroups } from "./use-groups";
import { WarningsDialog } from "./WarningsDialog";

export default function GroupsAmbient() {
  const { t } = useLingui();
  const [asked, ask] = useState<"add" | "count" | "warnings" | null>(null);
  const go = useGo();
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
      id: "groups.count",
      title: t`Count people in all groups`,
      group: "edit",
      keywords: t({ message: "head count members number", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconHash,
      disabled: open.length === 0,
      run: () => ask("count"),
    },
    {
      id: "groups.figures",
      title: t`Yesterday's figures`,
      group: "go",
      keys: "g y",
      keywords: t({
        message: "figures statistics joined left speakers enter",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconClipboardList,
      disabled: open.length === 0,
      run: () => go("/groups/figures"),
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
      {asked === "count" && <CountsDialog rows={open} onClose={close} />}
      {asked === "warnings" && <WarningsDialog onClose={close} />}
    </>
  );
}
