// What can be done with content items, one or many: the menu of a card, the bar under the table and the drawer all take it from
// here.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconCopy, IconLayoutGrid, IconTrash, IconUser } from "@tabler/icons-react";
import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentState } from "../../bindings/ContentState";
import type { PillarView } from "../../bindings/PillarView";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import type { MenuGroups, MenuItem } from "../../shared/menu/menu";
import { useOpen } from "../../shared/navigation";
import { useOperators } from "../../shared/people/use-operators";
import { shifting } from "../../shared/plan/shift";
import { useDeleteDate } from "../../shared/plan/use-delete-date";
import { useShiftItem } from "../../shared/plan/use-shift-item";
import { useSlots } from "../../shared/slots/queries";
import { placing } from "../../shared/slots/questions";
import { keepContent } from "./queries";
import { COLUMN_WORDS, statesShown } from "./states";
import { useRefusal } from "./use-refusal";

export interface ContentDeeds {
  /** False when it was refused; why has been said. */
  move: (uids: string[], state: ContentState, before?: string | null) => Promise<boolean>;
  own: (uids: string[], owner: string | null) => Promise<void>;
  duplicate: (uid: string) => Promise<void>;
  trash: (uids: string[], title: string) => Promise<void>;
  moveMenu: (uids: string[], now?: ContentState) => MenuItem[];
  ownerMenu: (uids: string[]) => MenuItem[];
  pillarMenu: (uids: string[], pillars: PillarView[]) => MenuItem[];
  /** Writes what was put into a cell of the table; empty clears. */
  saveCell: (column: string, value: string, uid: string) => void;
  /** `trash` in place of the whole: of one date of a series, which asks how many of them are meant. */
  menu: (uids: string[], title: string, now?: ContentState, trash?: () => void) => MenuGroups;
  menuOfRow: (row: ContentRow) => MenuGroups;
  /** Moves the times of items by a common distance, which is asked for; what has been sent stays. */
  shift: (rows: ContentRow[]) => void;
}

export function useContentActions(): ContentDeeds {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { review_on } = useCommunity();
  const operators = useOperators();
  const open = useOpen();
  const shiftItem = useShiftItem();
  const deleteDate = useDeleteDate();
  const onError = useRefusal();
  const moving = useWrite("contents_move", { onError });
  const changing = useWrite("contents_edit");
  const titling = useWrite("content_edit");
  const copying = useWrite("content_duplicate");
  const trashing = useWrite("contents_trash");
  const slots = useSlots().data;

  const move: ContentDeeds["move"] = async (uids, state, before = null) => {
    const column = i18n._(COLUMN_WORDS[state]);
    return (await moving.run({ uids, state, before }, t`Moved to “${column}”`)) !== undefined;
  };
  const own: ContentDeeds["own"] = async (uids, owner) => {
    const name = operators.nameOf(owner);
    await changing.run({ uids, owner }, t`Owner: ${name}`);
  };
  const duplicate: ContentDeeds["duplicate"] = async (uid) => {
    const copy = await copying.run({ uid }, t`Copied`);
    if (!copy) return;
    keepContent(copy);
    open({ kind: "content", uid: copy.uid });
  };
  const trash: ContentDeeds["trash"] = async (uids, title) => {
    const count = uids.length;
    const said = count === 1 ? t`“${title}” is in the trash` : t`${count} items are in the trash`;
    const done = await trashing.run({ uids, trashed: true }, said);
    if (done) open(null);
  };
  const moveMenu: ContentDeeds["moveMenu"] = (uids, now) =>
    statesShown(review_on, now === "review" ? 1 : 0).map((state) => ({
      id: `content.move.${state}`,
      title: i18n._(COLUMN_WORDS[state]),
      icon: IconArrowRight,
      checked: state === now,
      run: () => void move(uids, state),
    }));
  const ownerMenu: ContentDeeds["ownerMenu"] = (uids) =>
    operators.choices.map(({ value, title }) => ({
      id: `content.own.${value}`,
      title,
      icon: IconUser,
      run: () => void own(uids, value),
    }));
  const pillarMenu: ContentDeeds["pillarMenu"] = (uids, pillars) =>
    [{ uid: null, name: t`No pillar` }, ...pillars].map(({ uid, name }) => ({
      id: `content.pillar.${uid}`,
      title: name,
      run: () => void changing.run({ uids, pillar: uid }, t`Pillar: ${name}`),
    }));
  const saveCell: ContentDeeds["saveCell"] = (column, value, uid) => {
    if (column === "state") void move([uid], value as ContentState);
    else if (column === "owner") void own([uid], value || null);
    else if (column === "pillar") void changing.run({ uids: [uid], pillar: value || null }, t`Pillar changed`);
    else if (column === "title") void titling.run({ uid, title: value.trim() || null }, t`Title changed`);
  };
  const menu: ContentDeeds["menu"] = (uids, title, now, trashDate) => [
    moveMenu(uids, now),
    operators.alone ? [] : ownerMenu(uids),
    [
      ...(uids.length === 1
        ? [{ id: "content.duplicate", title: t`Duplicate`, icon: IconCopy, run: () => void duplicate(uids[0] ?? "") }]
        : []),
      {
        id: "content.trash",
        title: t`Move to the trash`,
        icon: IconTrash,
        danger: true,
        run: trashDate ?? (() => void trash(uids, title)),
      },
    ],
  ];
  const shift: ContentDeeds["shift"] = (rows) =>
    shifting.ask({ kind: "content", items: rows.map((row) => ({ ...row, start: isOut(row) ? null : row.start })) });
  return {
    move,
    own,
    duplicate,
    trash,
    moveMenu,
    ownerMenu,
    pillarMenu,
    saveCell,
    menu,
    shift,
    menuOfRow: (row) => {
      const { uid, title, state, original, start, series } = row;
      const groups = menu(
        [uid],
        title,
        state,
        () => void deleteDate({ kind: "content", uid, title, original, start, series }),
      );
      return [
        ...groups.slice(0, -1),
        [
          shiftItem(start === null || isOut(row), () => shift([row])),
          ...(slots?.length && !isOut(row) && !series
            ? [
                {
                  id: "content.slot",
                  title: t`Put into a slot…`,
                  icon: IconLayoutGrid,
                  run: () => placing.ask({ content: uid, title: title || t`Untitled` }),
                },
              ]
            : []),
        ],
        ...groups.slice(-1),
      ];
    },
  };
}

/** What has been sent stays where it was. */
const isOut = ({ state }: ContentRow) => state === "published" || state === "evaluated";
