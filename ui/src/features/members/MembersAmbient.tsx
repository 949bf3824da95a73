// What concerns members on every page: one more, a new custom field.

import { useLingui } from "@lingui/react/macro";
import { IconForms, IconStairs, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { AddMember } from "./AddMember";
import { FieldDialog } from "./FieldDialog";
import { LadderDialog } from "./TierDialog";

export default function MembersAmbient() {
  const { t } = useLingui();
  const [asked, ask] = useState<"add" | "field" | "ladder" | null>(null);
  const close = () => ask(null);
  useActions([
    {
      id: "members.add",
      title: t`New member`,
      group: "create",
      keywords: t({ message: "member person add", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconUserPlus,
      run: () => ask("add"),
    },
    {
      id: "members.field",
      title: t`New field of members`,
      group: "create",
      keywords: t({ message: "field column custom", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconForms,
      run: () => ask("field"),
    },
    {
      id: "members.ladder",
      title: t`New tiers`,
      group: "create",
      keywords: t({ message: "tier level ladder", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconStairs,
      run: () => ask("ladder"),
    },
  ]);
  return (
    <>
      {asked === "add" && <AddMember onClose={close} />}
      {asked === "field" && <FieldDialog onClose={close} />}
      {asked === "ladder" && <LadderDialog onClose={close} />}
    </>
  );
}
