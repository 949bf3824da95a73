// What is done with the selected groups, all at once and in one step.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  IconCircleDot,
  IconHash,
  IconQrcode,
  IconTable,
  IconTableExport,
  IconTag,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { useState } from "react";
import { openMenu } from "../../shared/menu/menu";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { useOperators } from "../../shared/people/use-operators";
import { askSheet } from "../../shared/sheet-file";
import type { Column } from "../../shared/table/types";
import { TagsDialog } from "../../shared/tags/TagsDialog";
import { CountsDialog } from "./CountsDialog";
import type { GroupRow } from "./group-row";
import { QrDialog } from "./QrDialog";
import type { GroupWrites } from "./use-group-menu";
import { groupCount } from "./use-group-writes";
import { useShownTable } from "./use-shown-table";
import { STATE_WORDS, STATES } from "./words";

interface GroupSelectionBarProps {
  rows: GroupRow[];
  columns: Column<GroupRow>[];
  writes: GroupWrites;
  onClear: () => void;
}

type Asked = "tags" | "counts" | "qr" | null;

export function GroupSelectionBar({ rows, columns, writes, onClear }: GroupSelectionBarProps) {
  const { i18n } = useLingui();
  const table = useShownTable(columns);
  const { t } = useWords();
  const { list: operators } = useOperators();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);

  const atBar = (): HTMLElement | { x: number; y: number } =>
    document.activeElement instanceof HTMLButtonElement
      ? document.activeElement
      : { x: window.innerWidth / 2, y: window.innerHeight / 2 };
  const chooseState = () =>
    openMenu(atBar(), t`State`, [
      STATES.map((state) => ({
        id: state,
        title: i18n._(STATE_WORDS[state]),
        checked: rows.every((row) => row.state === state),
        run: () => void writes.setState(rows, state),
      })),
    ]);
  const chooseOwner = () =>
    openMenu(atBar(), t`Owner`, [
      operators.map(({ uid, name }) => ({
        id: uid,
        title: name || t`Me`,
        checked: rows.every((row) => row.operator === uid),
        run: () => void writes.setOwner(rows, uid),
      })),
      [{ id: "nobody", title: t`Nobody`, run: () => void writes.setOwner(rows, null) }],
    ]);
  return (
    <>
      <SelectionBar
        count={groupCount(rows.length)}
        onClear={onClear}
        actions={[
          { id: "groups.tags", title: t`Tags`, group: "edit", icon: IconTag, keys: "t", run: () => ask("tags") },
          { id: "groups.state", title: t`State`, group: "edit", icon: IconCircleDot, keys: "s", run: chooseState },
          { id: "groups.owner", title: t`Owner`, group: "edit", icon: IconUser, run: chooseOwner },
          { id: "groups.qr", title: t`QR date`, group: "edit", icon: IconQrcode, run: () => ask("qr") },
          {
            id: "groups.count-some",
            title: t`Count`,
            group: "edit",
            icon: IconHash,
            keys: "c",
            run: () => ask("counts"),
          },
          { id: "groups.copy", title: t`Copy as a table`, group: "edit", icon: IconTable, run: () => table.copy(rows) },
          {
            id: "groups.sheet",
            title: t`Sheet…`,
            group: "edit",
            icon: IconTableExport,
            run: () => askSheet({ kind: "groups", uids: rows.map(({ uid }) => uid) }),
          },
          {
            id: "groups.trash",
            title: t`Trash`,
            group: "edit",
            icon: IconTrash,
            keys: "delete",
            danger: true,
            run: () => void writes.trash(rows).then((done) => done && onClear()),
          },
        ]}
      />
      {asked === "tags" && (
        <TagsDialog
          kind="channel"
          title={t`Tags of ${groupCount(rows.length)}`}
          having={rows.map((row) => row.tags.map((tag) => tag.name))}
          onClose={close}
          onSave={(add, remove) => void writes.setTags(rows, add, remove)}
        />
      )}
      {asked === "counts" && <CountsDialog rows={rows} onClose={close} />}
      {asked === "qr" && <QrDialog rows={rows} onClose={close} onSave={(day) => void writes.setQr(rows, day)} />}
    </>
  );
}
