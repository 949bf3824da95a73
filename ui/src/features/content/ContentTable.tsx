// All content as a table: sorted, selected, changed many at once.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconFileText, IconTrash, IconUser } from "@tabler/icons-react";
import type { ContentRow } from "../../bindings/ContentRow";
import { call } from "../../platform/call";
import { EmptyState } from "../../shared/basics/EmptyState";
import { useCommunity } from "../../shared/community";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useGo, useOpen, useOpened } from "../../shared/navigation";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { useOperators } from "../../shared/people/use-operators";
import { DataTable } from "../../shared/table/DataTable";
import { countOf, has, useSelection } from "../../shared/table/selection";
import type { Column } from "../../shared/table/types";
import { type ContentAddress, listInput, parseSort, sortText } from "./address";
import { StartText, Where } from "./ContentCard";
import { CONTENT_TABLES, usePillars } from "./queries";
import { STATE_WORDS } from "./states";
import { useContentActions } from "./use-content-actions";

interface ContentTableProps {
  address: ContentAddress;
  set: (patch: Partial<ContentAddress>) => void;
  total: number;
}

export function ContentTable({ address, set, total }: ContentTableProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const open = useOpen();
  const opened = useOpened();
  const go = useGo();
  const columns = useContentColumns();
  const actions = useContentActions();
  const input = listInput(community, address);
  const selection = useSelection(JSON.stringify(input));
  const count = countOf(selection.selection, total);
  // "All" is so many uids as the table has; the commands take names.
  const selected = async () => {
    const page = await call("contents", { ...input, limit: 5000 });
    return page.rows.map(({ uid }) => uid).filter((uid) => has(selection.selection, uid));
  };
  const withSelected = (run: (uids: string[]) => void) => void selected().then(run);
  const bar = [
    {
      id: "content.bar.move",
      title: t`Move to…`,
      group: "edit" as const,
      icon: IconArrowRight,
      run: () => withSelected((uids) => openMenu(barPlace(), t`Move to…`, [actions.moveMenu(uids)])),
    },
    {
      id: "content.bar.owner",
      title: t`Owner…`,
      group: "edit" as const,
      icon: IconUser,
      run: () => withSelected((uids) => openMenu(barPlace(), t`Owner…`, [actions.ownerMenu(uids)])),
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
        sort={parseSort(address.sort)}
        onSort={(sort) => set({ sort: sortText(sort) })}
        selection={selection}
        onOpen={({ uid }) => open({ kind: "content", uid })}
        openUid={opened?.kind === "content" ? opened.uid : undefined}
        menuFor={actions.menuOfRow}
        empty={
          <EmptyState
            icon={IconFileText}
            sentence={t`Nothing fits this search and these filters.`}
            action={{ title: t`Show all content`, run: () => go("/content", { view: "table" }) }}
          />
        }
      />
      {count > 0 && <SelectionBar count={t`${count} selected`} actions={bar} onClear={selection.clear} />}
    </>
  );
}

/** Menus of the bar open above it, in the middle of the page. */
function barPlace(): { x: number; y: number } {
  const bar = document.querySelector('[role="toolbar"]')?.getBoundingClientRect();
  return { x: bar?.left ?? window.innerWidth / 2, y: (bar?.top ?? window.innerHeight) - 8 };
}

function useContentColumns(): Column<ContentRow>[] {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { tz } = useCommunity();
  const formats = useFormats();
  const operators = useOperators();
  const pillars = new Map(usePillars().map((pillar) => [pillar.uid, pillar.name]));
  return [
    {
      id: "title",
      title: t`Title`,
      width: 320,
      sortable: true,
      cell: ({ title }) => title || t`Untitled`,
      text: ({ title }) => title,
    },
    {
      id: "state",
      title: t`State`,
      width: 96,
      cell: ({ state }) => i18n._(STATE_WORDS[state]),
      text: ({ state }) => i18n._(STATE_WORDS[state]),
    },
    {
      id: "start",
      title: t`When`,
      width: 160,
      sortable: true,
      cell: (row) => <StartText row={row} />,
      text: ({ start }) => start ?? "",
    },
    {
      id: "channels",
      title: t`Channels`,
      width: 140,
      cell: ({ channels }) => <Where uids={channels} />,
      text: ({ channels }) => String(channels.length),
    },
    {
      id: "sent",
      title: t`Sent`,
      width: 72,
      right: true,
      cell: ({ progress }) => (progress.total > 0 ? `${progress.sent}/${progress.total}` : ""),
      text: ({ progress }) => `${progress.sent}/${progress.total}`,
    },
    {
      id: "pillar",
      title: t`Pillar`,
      width: 96,
      spare: pillars.size === 0,
      cell: ({ pillar }) => (pillar && pillars.get(pillar)) || "",
      text: ({ pillar }) => (pillar && pillars.get(pillar)) || "",
    },
    {
      id: "owner",
      title: t`Owner`,
      width: 96,
      spare: operators.alone,
      cell: ({ owner }) => (owner ? operators.nameOf(owner) : ""),
      text: ({ owner }) => (owner ? operators.nameOf(owner) : ""),
    },
    {
      id: "updated",
      title: t`Last changed`,
      width: 140,
      sortable: true,
      spare: true,
      cell: ({ updated_at }) => formats.instant(updated_at, tz),
      text: ({ updated_at }) => formats.instant(updated_at, tz),
    },
  ];
}
