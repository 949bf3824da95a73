// All events as a table; most of it is edited where it stands.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { IconCalendarTime, IconFileExport, IconTableExport, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { ActivityRow } from "../../bindings/ActivityRow";
import type { EditActivity } from "../../bindings/EditActivity";
import { inWindow } from "../../platform/call";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { useOpen, useOpened } from "../../shared/navigation";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { useOperators } from "../../shared/people/use-operators";
import { askCalendarFile } from "../../shared/plan/calendar-file";
import { askSheet } from "../../shared/sheet-file";
import { DataTable } from "../../shared/table/DataTable";
import { countOf, has, useSelection } from "../../shared/table/selection";
import type { Column, Sort } from "../../shared/table/types";
import { versionOf } from "../../shared/table/version-of";
import { FORMAT_WORDS, FORMATS } from "./formats";
import { useActivityActions } from "./use-activity-actions";
import { usePastedCells } from "./use-pasted-cells";

const COMPARE: Record<string, (a: ActivityRow, b: ActivityRow) => number> = {
  title: (a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }),
  start: (a, b) => (a.start ?? "9").localeCompare(b.start ?? "9"),
  registered: (a, b) => a.counts.registered + a.counts.came - b.counts.registered - b.counts.came,
};

export function EventsTable({ rows, searchKey }: { rows: ActivityRow[]; searchKey: string }) {
  const { t } = useLingui();
  const open = useOpen();
  const opened = useOpened();
  const actions = useActivityActions();
  const columns = useEventColumns();
  const [sort, setSort] = useState<Sort | null>({ by: "start", down: true });
  const selection = useSelection(searchKey);
  const compare = sort && COMPARE[sort.by];
  const sorted = compare ? rows.toSorted((a, b) => (sort.down ? compare(b, a) : compare(a, b))) : rows;
  const paste = usePastedCells();
  const selected = sorted.filter(({ uid }) => has(selection.selection, uid));
  const count = countOf(selection.selection, rows.length);
  return (
    <>
      <DataTable<ActivityRow>
        id="activities"
        label={t`Events`}
        columns={columns}
        source={{
          // All rows are here; dates and registrations change without the event's own record.
          key: ["activities.rows", searchKey, sort, versionOf(rows)],
          on: [],
          page: async (offset, limit) => ({ rows: sorted.slice(offset, offset + limit), total: sorted.length }),
        }}
        uidOf={({ uid }) => uid}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onOpen={({ uid, original }) => open({ kind: "activity", uid, original: original || undefined })}
        openUid={opened?.kind === "activity" ? opened.uid : undefined}
        menuFor={actions.menuOfRow}
        onPaste={paste.begin}
        onFill={(fill) => paste.fill(fill, selected)}
        empty={null}
      />
      {count > 0 && (
        <SelectionBar
          count={t`${count} selected`}
          actions={[
            {
              id: "activities.shift",
              title: t`Move by…`,
              group: "edit",
              icon: IconCalendarTime,
              run: () => actions.shift(selected),
            },
            ...(inWindow
              ? [
                  {
                    id: "activities.file",
                    title: t`Calendar file…`,
                    group: "edit" as const,
                    icon: IconFileExport,
                    run: () => askCalendarFile({ uids: selected.map(({ uid }) => uid) }),
                  },
                ]
              : []),
            {
              id: "activities.sheet",
              title: t`Sheet…`,
              group: "edit",
              icon: IconTableExport,
              run: () => askSheet({ kind: "activities", uids: selected.map(({ uid }) => uid) }),
            },
            {
              id: "activities.trash",
              title: t`Move to the trash`,
              group: "edit",
              icon: IconTrash,
              keys: "delete",
              run: () =>
                void actions
                  .trash(
                    selected.map(({ uid }) => uid),
                    "",
                  )
                  .then(selection.clear),
            },
          ]}
          onClear={selection.clear}
        />
      )}
      {paste.dialog}
    </>
  );
}

function useEventColumns(): Column<ActivityRow>[] {
  const { i18n } = useWords();
  const { t } = useLingui();
  const formats = useFormats();
  const operators = useOperators();
  const editing = useWrite("activity_edit");
  const edit = (patch: Omit<EditActivity, "uid">, { uid }: ActivityRow) =>
    void editing.run({ uid, ...patch }, t`Event changed`);
  const start = (row: ActivityRow) => {
    if (!row.start) return "";
    return row.all_day ? formats.day(row.start) : formats.dateTime(row.start);
  };
  return [
    {
      id: "title",
      title: t`Title`,
      width: 300,
      sortable: true,
      cell: ({ title }) => <bdi>{title}</bdi>,
      text: ({ title }) => title,
      edit: {
        kind: "text",
        value: ({ title }) => title,
        save: (row, title) => title.trim() && edit({ title: title.trim() }, row),
      },
    },
    { id: "start", title: t`When`, width: 170, sortable: true, cell: start, text: start },
    {
      id: "format",
      title: t`Format`,
      width: 120,
      cell: ({ format }) => i18n._(FORMAT_WORDS[format]),
      text: ({ format }) => i18n._(FORMAT_WORDS[format]),
      edit: {
        kind: "choice",
        value: ({ format }) => format,
        choices: () => FORMATS.map((format) => ({ value: format, title: i18n._(FORMAT_WORDS[format]) })),
        save: (row, format) => edit({ format: format as ActivityFormat }, row),
      },
    },
    {
      id: "place",
      title: t`Place`,
      width: 140,
      cell: ({ place, link }) => place ?? link ?? "",
      text: ({ place, link }) => place ?? link ?? "",
      edit: {
        kind: "text",
        value: ({ place }) => place ?? "",
        save: (row, place) => edit({ place: place.trim() || null }, row),
      },
    },
    {
      id: "host",
      title: t`Host`,
      width: 100,
      cell: ({ host }) => host ?? "",
      text: ({ host }) => host ?? "",
      edit: {
        kind: "text",
        value: ({ host }) => host ?? "",
        save: (row, host) => edit({ host: host.trim() || null }, row),
      },
    },
    {
      id: "registered",
      title: t`Registered`,
      width: 92,
      right: true,
      sortable: true,
      cell: ({ counts }) => counts.registered + counts.came || "",
      text: ({ counts }) => String(counts.registered + counts.came),
    },
    {
      id: "waiting",
      title: t`Waiting`,
      width: 80,
      right: true,
      cell: ({ counts }) => counts.waiting || "",
      text: ({ counts }) => String(counts.waiting),
    },
    {
      id: "came",
      title: t`Came`,
      width: 72,
      right: true,
      cell: ({ counts }) => counts.came || "",
      text: ({ counts }) => String(counts.came),
    },
    {
      id: "owner",
      title: t`Owner`,
      width: 96,
      spare: operators.alone,
      cell: ({ owner }) => (owner ? operators.nameOf(owner) : ""),
      text: ({ owner }) => (owner ? operators.nameOf(owner) : ""),
      edit: {
        kind: "choice",
        value: ({ owner }) => owner ?? "",
        choices: () => operators.choices.map(({ value, title }) => ({ value: value ?? "", title })),
        save: (row, owner) => edit({ owner: owner || null }, row),
      },
    },
  ];
}
