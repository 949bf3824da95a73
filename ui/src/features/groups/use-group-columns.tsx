// The columns of the table of groups, each with how it is edited in place.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Measure } from "../../bindings/Measure";
import { useFormats } from "../../shared/format/formats";
import { useOperators } from "../../shared/people/use-operators";
import type { Column } from "../../shared/table/types";
import { Change, Fill, GroupName, HeadCountCell, QrExpiry, StateMark, Tags } from "./Cells";
import type { EditableField, GroupEdit } from "./edit-group";
import { figureOf, type GroupRow } from "./group-row";
import { useMeasureColumns } from "./use-measure-columns";
import { KIND_WORDS, KINDS, STATE_WORDS, STATES } from "./words";

/** With what compares groups with each other and with the period before, once there are several and something is known of them. */
export function useGroupColumns(
  save: (row: GroupRow, edit: GroupEdit) => void,
  rows: readonly GroupRow[],
): Column<GroupRow>[] {
  const own = useOwnColumns(save);
  const measures = useMeasureColumns();
  const several = rows.filter((row) => row.is_group).length > 1;
  // A column of the peers is known by what it stands beside.
  const isKnown = (id: string) => rows.some((row) => figureOf(row, id.split(".")[0] as Measure) !== null);
  const known = several ? measures.map(({ id }) => id).filter(isKnown) : [];
  const key = known.join(" ");
  return useMemo(() => {
    const shown = measures.filter(({ id }) => key.split(" ").includes(id));
    // Beside what changed in the period, the change since the count before is one too many.
    const spare = shown.some(({ id }) => id === "net");
    const plain = own.map((column) => (column.id === "change" && spare ? { ...column, spare } : column));
    const place = plain.findIndex(({ id }) => id === "fill");
    return [...plain.slice(0, place), ...shown, ...plain.slice(place)];
  }, [own, measures, key]);
}

function useOwnColumns(save: (row: GroupRow, edit: GroupEdit) => void): Column<GroupRow>[] {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const { list: operators, nameOf } = useOperators();
  return useMemo(() => {
    const ownerName = (uid: string | null) => (uid === null ? "" : nameOf(uid));
    const text = (field: EditableField, value: (row: GroupRow) => string | number | null) => ({
      kind: field === "capacity" || field === "head_count" ? ("number" as const) : ("text" as const),
      value: (row: GroupRow) => String(value(row) ?? ""),
      save: (row: GroupRow, typed: string) => save(row, { field, typed }),
    });
    const columns: Column<GroupRow>[] = [
      {
        id: "name",
        title: t`Group name`,
        width: 232,
        sortable: true,
        cell: (row) => <GroupName row={row} />,
        edit: text("name", (row) => row.name),
      },
      {
        id: "number",
        title: t`No.`,
        width: 64,
        sortable: true,
        cell: (row) => row.number,
        edit: text("number", (row) => row.number),
      },
      {
        id: "count",
        title: t`Head count`,
        width: 112,
        right: true,
        sortable: true,
        cell: (row) => <HeadCountCell row={row} />,
        edit: text("head_count", (row) => row.count?.count ?? null),
      },
      {
        id: "change",
        title: t({ message: "Change", context: "figure" }),
        width: 80,
        right: true,
        sortable: true,
        cell: (row) => <Change value={row.change} />,
        text: (row) => String(row.change ?? ""),
      },
      {
        id: "fill",
        title: t`Filled`,
        width: 80,
        right: true,
        sortable: true,
        cell: (row) => <Fill row={row} />,
        text: (row) => {
          const fill = figureOf(row, "fill");
          return fill === null ? "" : `${Math.floor(fill)}%`;
        },
      },
      {
        id: "state",
        title: t`State`,
        width: 96,
        sortable: true,
        cell: (row) => <StateMark state={row.state} />,
        text: (row) => i18n._(STATE_WORDS[row.state]),
        edit: {
          kind: "choice",
          value: (row) => row.state,
          choices: () => STATES.map((value) => ({ value, title: i18n._(STATE_WORDS[value]) })),
          save: (row, typed) => save(row, { field: "state", typed }),
        },
      },
      {
        id: "qr",
        title: t`QR code`,
        width: 144,
        sortable: true,
        cell: (row) => <QrExpiry row={row} />,
        edit: text("qr_expires_on", (row) => row.qr_expires_on),
      },
      {
        id: "account",
        title: t`Account`,
        width: 120,
        sortable: true,
        cell: (row) => row.account,
        edit: text("account", (row) => row.account),
      },
      {
        id: "tags",
        title: t`Tags`,
        width: 160,
        cell: (row) => <Tags tags={row.tags} />,
        edit: text("tags", (row) => row.tags.map((tag) => tag.name).join(", ")),
      },
      {
        id: "owner",
        title: t`Owner`,
        width: 112,
        cell: (row) => ownerName(row.operator),
        text: (row) => ownerName(row.operator),
        edit: {
          kind: "choice",
          value: (row) => row.operator ?? "",
          choices: () => [
            ...operators.map(({ uid, name }) => ({ value: uid, title: name || t`Me` })),
            { value: "", title: t`Nobody` },
          ],
          save: (row, typed) => save(row, { field: "operator", typed }),
        },
      },
      {
        id: "announcement",
        title: t`Announcement`,
        width: 240,
        cell: (row) => row.announcement?.split("\n")[0],
        text: (row) => row.announcement ?? "",
      },
      {
        id: "capacity",
        title: t`Capacity`,
        width: 88,
        right: true,
        sortable: true,
        spare: true,
        cell: (row) => (row.capacity === null ? null : formats.number(row.capacity)),
        edit: text("capacity", (row) => row.capacity),
      },
      {
        id: "kind",
        title: t`Platform`,
        width: 120,
        sortable: true,
        spare: true,
        cell: (row) => i18n._(KIND_WORDS[row.kind]),
        text: (row) => i18n._(KIND_WORDS[row.kind]),
        edit: {
          kind: "choice",
          value: (row) => row.kind,
          choices: () => KINDS.map((value) => ({ value, title: i18n._(KIND_WORDS[value]) })),
          save: (row, typed) => save(row, { field: "kind", typed }),
        },
      },
      {
        id: "opened",
        title: t`Opened on`,
        width: 112,
        sortable: true,
        spare: true,
        cell: (row) => row.opened_on && formats.dayShort(row.opened_on),
        edit: text("opened_on", (row) => row.opened_on),
      },
      {
        id: "note",
        title: t`Note`,
        width: 200,
        spare: true,
        cell: (row) => row.note?.split("\n")[0],
        edit: text("note", (row) => row.note),
      },
    ];
    return columns;
  }, [i18n, t, formats, operators, nameOf, save]);
}
