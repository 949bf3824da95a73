// What can be done with one group or with those selected: one list for the context menu, the bar and the drawer.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconCopy, IconExternalLink, IconLayoutSidebarRightExpand, IconSend, IconTrash } from "@tabler/icons-react";
import { useCopy } from "../../shared/copy";
import type { MenuGroups } from "../../shared/menu/menu";
import { useGo, useOpen } from "../../shared/navigation";
import type { GroupRow } from "./group-row";
import type { useGroupWrites } from "./use-group-writes";
import { STATE_WORDS, STATES } from "./words";

export type GroupWrites = ReturnType<typeof useGroupWrites>;

export function useGroupMenu(writes: GroupWrites): (rows: GroupRow[]) => MenuGroups {
  const { i18n } = useLingui();
  const copy = useCopy();
  const { t } = useWords();
  const open = useOpen();
  const go = useGo();
  return (rows) => {
    const one = rows.length === 1 ? rows[0] : undefined;
    return [
      one
        ? [
            {
              id: "open",
              title: t`Open`,
              icon: IconExternalLink,
              keys: "enter",
              run: () => open({ kind: "channel", uid: one.uid }),
            },
            {
              id: "page",
              title: t`Open as a page`,
              icon: IconLayoutSidebarRightExpand,
              run: () => go(`/groups/${one.uid}`),
            },
            {
              id: "announcement",
              title: t`Copy the announcement`,
              icon: IconCopy,
              disabled: !one.announcement,
              run: () => void copy(one.announcement ?? "", t`Announcement copied`),
            },
          ]
        : [],
      [
        {
          id: "send",
          title: one ? t`Send what is due here` : t`Send what is due in these`,
          icon: IconSend,
          run: () => go("/send", { channels: rows.map(({ uid }) => uid), order: "group" }),
        },
      ],
      STATES.map((state) => ({
        id: state,
        title: i18n._(STATE_WORDS[state]),
        checked: rows.every((row) => row.state === state),
        run: () => void writes.setState(rows, state),
      })),
      [
        {
          id: "trash",
          title: t`Move to the trash`,
          icon: IconTrash,
          keys: "delete",
          danger: true,
          run: () => void writes.trash(rows),
        },
      ],
    ];
  };
}
