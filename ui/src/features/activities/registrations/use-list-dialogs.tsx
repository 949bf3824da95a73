// Lists of names for one date: who comes, who came, who won; and who has not. The menu that opens them, and the dialogs.

import { useLingui } from "@lingui/react/macro";
import { IconListCheck, IconTrophy, IconUserPlus, IconUserQuestion } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ActivityView } from "../../../bindings/ActivityView";
import type { NamePurpose } from "../../../bindings/NamePurpose";
import type { MenuGroups } from "../../../shared/menu/menu";
import { MissingDialog, NameListDialog } from "../../../shared/names/lazy";

type Asked = { kind: "register" | "attend" | "win"; text: string } | { kind: "missing"; of: "register" | "attend" };

export interface ListDialogs {
  open: (kind: "register" | "attend" | "win", text?: string) => void;
  menu: () => MenuGroups;
  dialog: ReactNode;
}

export function useListDialogs(activity: ActivityView, original: string, registered: number): ListDialogs {
  const { t } = useLingui();
  const [asked, ask] = useState<Asked | null>(null);
  const of = { activity: activity.uid, original };
  const close = () => ask(null);
  const open: ListDialogs["open"] = (kind, text = "") => ask({ kind, text });
  const titles = { register: t`Register by list`, attend: t`Came by list`, win: t`Winners by list` };
  const does = { register: t`Register`, attend: t`They came`, win: t`They won` };
  const missing = { register: t`Who has not registered`, attend: t`Who has not come` };
  const menu = (): MenuGroups => [
    [
      { id: "register", title: titles.register, icon: IconUserPlus, run: () => open("register") },
      { id: "attend", title: titles.attend, icon: IconListCheck, run: () => open("attend") },
      { id: "win", title: titles.win, icon: IconTrophy, run: () => open("win") },
    ],
    [
      ...(activity.channels.length > 0
        ? [
            {
              id: "not_registered",
              title: missing.register,
              icon: IconUserQuestion,
              run: () => ask({ kind: "missing", of: "register" }),
            },
          ]
        : []),
      ...(registered > 0
        ? [
            {
              id: "not_come",
              title: missing.attend,
              icon: IconUserQuestion,
              run: () => ask({ kind: "missing", of: "attend" }),
            },
          ]
        : []),
    ],
  ];
  let dialog: ReactNode = null;
  if (asked?.kind === "missing") {
    dialog = (
      <MissingDialog
        title={missing[asked.of]}
        purpose={{ kind: asked.of, ...of }}
        nobody={
          asked.of === "register" ? t`All members of the groups have answered.` : t`All who registered have come.`
        }
        onClose={close}
      />
    );
  } else if (asked) {
    const purposeOf = (award: string): NamePurpose => ({ kind: "win", ...of, award });
    dialog = (
      <NameListDialog
        title={titles[asked.kind]}
        does={does[asked.kind]}
        purpose={{ kind: asked.kind, ...of }}
        text={asked.text}
        word={asked.kind === "win" ? { label: t`What they won`, most: 60, purposeOf } : undefined}
        onClose={close}
      />
    );
  }
  return { open, menu, dialog };
}
