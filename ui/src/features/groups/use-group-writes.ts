// Everything that is changed from the page and the drawer of groups, with the sentence that is said afterwards.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { EditChannel } from "../../bindings/EditChannel";
import type { GroupState } from "../../bindings/GroupState";
import { useWrite } from "../../shared/data/use-write";
import { showNote } from "../../shared/toasts/toasts";
import { useLatest } from "../../shared/use-latest";
import { asEdit, type GroupEdit } from "./edit-group";
import type { GroupRow } from "./group-row";
import { useToday } from "./use-groups";
import { STATE_WORDS } from "./words";

export function useGroupWrites() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const today = useToday();
  const edit = useWrite("channel_edit").run;
  const editMany = useWrite("channels_edit").run;
  const tag = useWrite("channels_tag").run;
  const figures = useWrite("figures_set").run;
  const trash = useWrite("channels_trash").run;

  /** One cell. Cells say nothing when they are kept: the cell itself shows it, and Ctrl+Z takes it back. */
  const saveCell = useLatest((row: GroupRow, typed: GroupEdit) => {
    const change = asEdit(row, typed, today);
    if (change.kind === "edit") void edit(change.edit);
    else if (change.kind === "count") void figures({ values: [change.figure] });
    else if (change.kind === "tags") void tag(change.tags);
    else showNote(t`“${typed.typed}” does not fit here. Nothing was changed.`);
  });

  const editRows = (rows: GroupRow[], change: Omit<EditChannel, "uid">, said: string) =>
    editMany({ edits: rows.map(({ uid }) => ({ uid, ...change })), tags: [], figures: [] }, said);

  return {
    saveCell,
    setState: (rows: GroupRow[], state: GroupState) => {
      const word = i18n._(STATE_WORDS[state]);
      return editRows(rows, { state }, t`${groupCount(rows.length)}: ${word}`);
    },
    setOwner: (rows: GroupRow[], operator: string | null) =>
      editRows(rows, { operator }, t`Owner changed for ${groupCount(rows.length)}`),
    setQr: (rows: GroupRow[], qr_expires_on: string | null) =>
      editRows(rows, { qr_expires_on }, t`QR date changed for ${groupCount(rows.length)}`),
    setTags: (rows: GroupRow[], add: string[], remove: string[]) =>
      tag({ uids: rows.map(({ uid }) => uid), add, remove }, t`Tags changed for ${groupCount(rows.length)}`),
    trash: (rows: GroupRow[]) =>
      trash(
        { uids: rows.map(({ uid }) => uid), trashed: true },
        rows.length === 1 && rows[0]
          ? t`${rows[0].name} is in the trash`
          : t`${groupCount(rows.length)} are in the trash`,
      ),
  };
}

/** 40 groups */
export function groupCount(count: number): string {
  return plural(count, { one: "# group", other: "# groups" });
}
