// Everything that is changed from the page and the record of members, with the sentence that is said afterwards.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { EditMember } from "../../bindings/EditMember";
import type { Field } from "../../bindings/Field";
import type { MemberCount } from "../../bindings/MemberCount";
import type { MemberPart } from "../../bindings/MemberPart";
import type { MemberRow } from "../../bindings/MemberRow";
import type { Selection } from "../../bindings/Selection";
import type { CoreError } from "../../platform/core-error";
import { useWrite } from "../../shared/data/use-write";
import { splitList } from "../../shared/table/split-list";
import type { Fill } from "../../shared/table/types";
import { showNote } from "../../shared/toasts/toasts";
import { useLatest } from "../../shared/use-latest";
import { fieldOf } from "./columns";
import type { TierChange } from "./TierDialog";
import type { Directory } from "./use-directory";
import type { SaveCell } from "./use-member-columns";

/** 3 members */
export function memberCount(count: number): string {
  return plural(count, { one: "# member", other: "# members" });
}

const these = (row: MemberRow): Selection => ({ kind: "these", uids: [row.uid] });

export function useMemberWrites(directory: Directory) {
  const { t } = useLingui();
  /** What was typed does not fit: said in a sentence, and the cell shows what it held before. */
  const onError = (error: CoreError) => {
    if (error.code !== "invalid") return false;
    const typed = error.details.value;
    showNote(
      typeof typed === "string"
        ? t`“${typed}” does not fit here. Nothing was changed.`
        : t`This does not fit here. Nothing was changed.`,
    );
    return true;
  };
  const editOne = useWrite("member_edit", { onError }).run;
  const editMany = useWrite("members_edit", { onError }).run;
  const cells = useWrite("members_set_cells", { onError }).run;
  const move = useWrite("members_move_tier", { onError }).run;
  const trash = useWrite("members_trash").run;

  const setTags = (row: MemberRow, typed: string) => {
    const wanted = splitList(typed);
    const had = row.tags.map(directory.tagName);
    const add = wanted.filter((name) => !had.includes(name));
    const remove = had.filter((name) => !wanted.includes(name));
    if (add.length + remove.length > 0) void editMany({ who: these(row), change: { kind: "tags", add, remove } });
  };

  const saveCell: SaveCell = useLatest((row, field, typed) => {
    if (field === "tags") setTags(row, typed);
    else if (field === "tier") void move({ who: these(row), tier: typed === "" ? null : typed });
    else void cells({ cells: [{ uid: row.uid, field, value: typed }] });
  });

  /** Ctrl+D: the value of one member for the selected ones, or for the one below. */
  const fill = ({ column, from, to }: Fill<MemberRow>, selected: Selection, count: number) => {
    const who = to ? these(to) : selected;
    const said = t`Filled down for ${memberCount(to ? 1 : count)}`;
    const field = fieldOf(column.id);
    if (column.id === "tags")
      void editMany({ who, change: { kind: "tags", add: from.tags.map(directory.tagName), remove: [] } }, said);
    else if (field === "tier") void move({ who, tier: from.tier }, said);
    else if (field)
      void editMany({ who, change: { kind: "set", field, value: column.edit?.value(from) || null } }, said);
  };

  return {
    saveCell,
    fill,
    edit: (edit: EditMember, said?: string) => editOne(edit, said),
    setTagsOf: (who: Selection, count: number, add: string[], remove: string[]) =>
      editMany({ who, change: { kind: "tags", add, remove } }, t`Tags changed for ${memberCount(count)}`),
    setField: (who: Selection, count: number, field: Field, value: string | null) => {
      const name = directory.fieldName(field);
      return editMany({ who, change: { kind: "set", field, value } }, t`${name} changed for ${memberCount(count)}`);
    },
    setTier: (who: Selection, count: number, { tier, reason, until }: TierChange) => {
      const name = directory.tierOf(tier)?.name;
      return move(
        { who, tier, reason, until },
        name ? t`${memberCount(count)}: ${name}` : t`${memberCount(count)} without a tier`,
      );
    },
    setPart: (who: Selection, count: number, part: MemberPart | null) => {
      const members = memberCount(count);
      const said =
        part === "bot"
          ? t`${members} marked as bot: left out of figures`
          : part === "staff"
            ? t`${members} marked as team`
            : t`${members} marked as members like others`;
      return editMany({ who, change: { kind: "part", part } }, said);
    },
    join: (who: Selection, count: number, channel: string) => {
      const name = directory.channelName(channel);
      return editMany({ who, change: { kind: "join", channel, on: null } }, t`${memberCount(count)} put into ${name}`);
    },
    leave: (who: Selection, channel: string) => {
      const name = directory.channelName(channel);
      // Not all who are selected need have been there.
      const said = ({ total }: MemberCount) => t`${memberCount(total)} left ${name}`;
      return editMany({ who, change: { kind: "leave", channel, on: null } }, said);
    },
    trash: (who: Selection, count: number, name?: string) =>
      trash(
        { who, trashed: true },
        count === 1 && name ? t`${name} is in the trash` : t`${memberCount(count)} are in the trash`,
      ),
  };
}

export type MemberWrites = ReturnType<typeof useMemberWrites>;
