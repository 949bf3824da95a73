// All content as a table: sorted, selected, changed many at once.

import { useLingui } from "@lingui/react/macro";
import {
  IconArrowRight,
  IconBroadcast,
  IconCalendarTime,
  IconColumns3,
  IconFileExport,
  IconFileText,
  IconTableExport,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { useState } from "react";
import type { ContentRow } from "../../bindings/ContentRow";
import { call, inWindow } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { EmptyState } from "../../shared/basics/EmptyState";
import { useCommunity } from "../../shared/community";
import { openMenu } from "../../shared/menu/menu";
import { useGo, useOpen, useOpened } from "../../shared/navigation";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { useOperators } from "../../shared/people/use-operators";
import { askCalendarFile } from "../../shared/plan/calendar-file";
import { askSheet } from "../../shared/sheet-file";
import { DataTable } from "../../shared/table/DataTable";
import { countOf, has, useSelection } from "../../shared/table/selection";
import type { Sort } from "../../shared/table/types";
import { showError } from "../../shared/toasts/toasts";
import { type ContentAddress, listInput, parseSort, sortText } from "./address";
import { ChannelsDialog } from "./ChannelsDialog";
import { CONTENT_TABLES, everyRow, usePillars } from "./queries";
import { useContentActions } from "./use-content-actions";
import { useContentColumns } from "./use-content-columns";
import { usePastedCells } from "./use-pasted-cells";

interface ContentTableProps {
  address: ContentAddress;
  set: (patch: Partial<ContentAddress>) => void;
  total: number;
}

/** What comes and what has just been is what people look for. */
const LATEST: Sort = { by: "start", down: true };

export function ContentTable({ address, set, total }: ContentTableProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const open = useOpen();
  const opened = useOpened();
  const go = useGo();
  const columns = useContentColumns();
  const actions = useContentActions();
  const paste = usePastedCells();
  const operators = useOperators();
  const pillars = usePillars();
  const [channelsOf, setChannelsOf] = useState<string[] | null>(null);
  const input = listInput(community, { ...address, sort: address.sort ?? sortText(LATEST) });
  const selection = useSelection(JSON.stringify(input));
  const count = countOf(selection.selection, total);
  // "All" is so many uids as the table has; the commands take names.
  const withRows = (run: (rows: ContentRow[]) => void) =>
    void everyRow(input)
      .then((rows) => run(rows.filter(({ uid }) => has(selection.selection, uid))))
      .catch((fault: unknown) => showError(CoreError.from(fault)));
  const withSelected = (run: (uids: string[]) => void) => withRows((rows) => run(rows.map(({ uid }) => uid)));
  const bar = [
    {
      id: "content.bar.move",
      title: t`Move to…`,
      group: "edit" as const,
      icon: IconArrowRight,
      run: () => withSelected((uids) => openMenu(barPlace(), t`Move to…`, [actions.moveMenu(uids)])),
    },
    {
      id: "content.bar.shift",
      title: t`Move by…`,
      group: "edit" as const,
      icon: IconCalendarTime,
      run: () => withRows(actions.shift),
    },
    {
      id: "content.bar.channels",
      title: t`Channels…`,
      group: "edit" as const,
      icon: IconBroadcast,
      run: () => withSelected(setChannelsOf),
    },
    ...(operators.alone
      ? []
      : [
          {
            id: "content.bar.owner",
            title: t`Owner…`,
            group: "edit" as const,
            icon: IconUser,
            run: () => withSelected((uids) => openMenu(barPlace(), t`Owner…`, [actions.ownerMenu(uids)])),
          },
        ]),
    ...(pillars.length === 0
      ? []
      : [
          {
            id: "content.bar.pillar",
            title: t`Pillar…`,
            group: "edit" as const,
            icon: IconColumns3,
            run: () => withSelected((uids) => openMenu(barPlace(), t`Pillar…`, [actions.pillarMenu(uids, pillars)])),
          },
        ]),
    ...(inWindow
      ? [
          {
            id: "content.bar.file",
            title: t`Calendar file…`,
            group: "edit" as const,
            icon: IconFileExport,
            run: () => withSelected((uids) => askCalendarFile({ uids })),
          },
        ]
      : []),
    {
      id: "content.bar.sheet",
      title: t`Sheet…`,
      group: "edit" as const,
      icon: IconTableExport,
      run: () => withSelected((uids) => askSheet({ kind: "contents", uids })),
    },
    {
      id: "content.bar.trash",
      title: t`Move to the trash`,
      group: "edit" as const,
      icon: IconTrash,
      keys: "delete",
      danger: true,
      run: () => withSelected((uids) => void actions.trash(uids, "").then(selection.clear)),
    },
  ];
  return (
    <>
      <DataTable<ContentRow>
        id="content"
        label={t`Content`}
        columns={columns}
        source={{
          key: ["contents", input],
          on: CONTENT_TABLES,
          page: (offset, limit) => call("contents", { ...input, offset, limit }),
        }}
        uidOf={({ uid }) => uid}
        sort={parseSort(address.sort) ?? LATEST}
        onSort={(sort) => set({ sort: sortText(sort) })}
        selection={selection}
        onOpen={({ uid }) => open({ kind: "content", uid })}
        openUid={opened?.kind === "content" ? opened.uid : undefined}
        menuFor={actions.menuOfRow}
        onPaste={paste.begin}
        onFill={(fill) => (fill.to ? paste.fill(fill, []) : withRows((rows) => paste.fill(fill, rows)))}
        empty={
          <EmptyState
            icon={IconFileText}
            sentence={t`Nothing fits this search and these filters.`}
            action={{ title: t`Show all content`, run: () => go("/content", { view: "table" }) }}
          />
        }
      />
      {count > 0 && <SelectionBar count={t`${count} selected`} actions={bar} onClear={selection.clear} />}
      {paste.dialog}
      {channelsOf && <ChannelsDialog uids={channelsOf} onClose={() => setChannelsOf(null)} />}
    </>
  );
}

/** Menus of the bar open above it, in the middle of the page. */
function barPlace(): { x: number; y: number } {
  const bar = document.querySelector('[role="toolbar"]')?.getBoundingClientRect();
  return { x: bar?.left ?? window.innerWidth / 2, y: (bar?.top ?? window.innerHeight) - 8 };
}
