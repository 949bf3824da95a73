// What can be done with events, from their rows, their menus and their drawer.

import { useLingui } from "@lingui/react/macro";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import type { ActivityRow } from "../../bindings/ActivityRow";
import type { ActivityView } from "../../bindings/ActivityView";
import type { AddActivity } from "../../bindings/AddActivity";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import type { MenuGroups } from "../../shared/menu/menu";
import { useOpen } from "../../shared/navigation";
import { shifting } from "../../shared/plan/shift";
import { useDeleteDate } from "../../shared/plan/use-delete-date";
import { useShiftItem } from "../../shared/plan/use-shift-item";
import { keepActivity } from "./queries";

export interface ActivityDeeds {
  add: (input: Omit<AddActivity, "community">) => Promise<ActivityView | undefined>;
  duplicate: (uid: string) => Promise<void>;
  trash: (uids: string[], title: string) => Promise<void>;
  /** `trash` in place of the whole: of one date of a series, which asks how many of them are meant. */
  menu: (uid: string, title: string, trash?: () => void) => MenuGroups;
  menuOfRow: (row: ActivityRow) => MenuGroups;
  /** Moves the times of events by a common distance, which is asked for. */
  shift: (rows: ActivityRow[]) => void;
}

export function useActivityActions(): ActivityDeeds {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const open = useOpen();
  const deleteDate = useDeleteDate();
  const shiftItem = useShiftItem();
  const adding = useWrite("activity_add");
  const copying = useWrite("activity_duplicate");
  const trashing = useWrite("activities_trash");

  const show = (activity: ActivityView | undefined) => {
    if (!activity) return;
    keepActivity(activity);
    open({ kind: "activity", uid: activity.uid });
  };
  const duplicate = async (uid: string) => show(await copying.run({ uid }, t`Copied`));
  const trash: ActivityDeeds["trash"] = async (uids, title) => {
    const count = uids.length;
    const said = count === 1 ? t`“${title}” is in the trash` : t`${count} events are in the trash`;
    if (await trashing.run({ uids, trashed: true }, said)) open(null);
  };
  const menu: ActivityDeeds["menu"] = (uid, title, trashDate) => [
    [{ id: "activity.duplicate", title: t`Duplicate`, icon: IconCopy, run: () => void duplicate(uid) }],
    [
      {
        id: "activity.trash",
        title: t`Move to the trash`,
        icon: IconTrash,
        danger: true,
        run: trashDate ?? (() => void trash([uid], title)),
      },
    ],
  ];
  const shift = (rows: ActivityRow[]) => shifting.ask({ kind: "activity", items: rows });
  return {
    async add(input) {
      const activity = await adding.run({ ...input, community });
      show(activity);
      return activity;
    },
    duplicate,
    trash,
    menu,
    shift,
    menuOfRow: (row) => {
      const { uid, title, original, start, series } = row;
      const groups = menu(uid, title, () => void deleteDate({ kind: "activity", uid, title, original, start, series }));
      return [...groups.slice(0, -1), [shiftItem(start === null, () => shift([row]))], ...groups.slice(-1)];
    },
  };
}
