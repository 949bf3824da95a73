// The columns of the table of members, custom fields among them, each with how it is edited in place.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Field } from "../../bindings/Field";
import type { MemberRow } from "../../bindings/MemberRow";
import { NameWithInitials } from "../../shared/basics/NameWithInitials";
import { useCommunity } from "../../shared/community";
import { civilAt } from "../../shared/format/civil";
import { type Formats, useFormats } from "../../shared/format/formats";
import { useGroupsHidden } from "../../shared/light";
import type { Column } from "../../shared/table/types";
import { birthdayText } from "./birthday";
import { FIELD_WORDS, fieldId, type PlainField, valueKind } from "./columns";
import { AccountsCell, NamesCell, StatusMark, TierMark } from "./MemberCells";
import { PART_WORDS } from "./parts";
import type { Directory } from "./use-directory";

export type SaveCell = (row: MemberRow, field: Field | "tags", typed: string) => void;

const TEXTS: { field: PlainField; width: number; spare?: boolean }[] = [
  { field: "remark", width: 140 },
  { field: "phone", width: 128, spare: true },
  { field: "email", width: 180, spare: true },
  { field: "source", width: 120 },
];

export function useMemberColumns(directory: Directory, save: SaveCell): Column<MemberRow>[] {
  const withoutGroups = useGroupsHidden();
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const { tz } = useCommunity();
  return useMemo(() => {
    const word = (field: PlainField) => i18n._(FIELD_WORDS[field]);
    const text = (field: PlainField, width: number, spare?: boolean): Column<MemberRow> => {
      const value = (row: MemberRow) => String(row[field as keyof MemberRow] ?? "");
      return {
        id: field,
        title: word(field),
        width,
        spare,
        sortable: true,
        cell: (row) => <bdi title={value(row)}>{value(row).split("\n")[0]}</bdi>,
        edit: { kind: "text", value, save: (row, typed) => save(row, field, typed) },
      };
    };
    const date = (field: "joined_on" | "left_on", spare?: boolean): Column<MemberRow> => ({
      id: field,
      title: word(field),
      width: 140,
      spare,
      sortable: true,
      cell: (row) => formats.date(row[field]),
      edit: { kind: "date", value: (row) => row[field] ?? "", save: (row, typed) => save(row, field, typed) },
    });
    const instant = (field: "created_at" | "updated_at"): Column<MemberRow> => ({
      id: field,
      title: word(field),
      width: 152,
      spare: true,
      sortable: true,
      cell: (row) => formats.instant(row[field], tz),
      text: (row) => civilAt(row[field], tz).replace("T", " "),
    });
    const columns: Column<MemberRow>[] = [
      {
        id: "name",
        title: word("name"),
        width: 208,
        sortable: true,
        cell: (row) => (
          <NameWithInitials
            name={row.name}
            note={row.namesake ? t`same name` : row.part ? i18n._(PART_WORDS[row.part]) : undefined}
          />
        ),
        edit: { kind: "text", value: (row) => row.name, save: (row, typed) => save(row, "name", typed) },
      },
      {
        id: "tier",
        title: word("tier"),
        width: 112,
        sortable: true,
        cell: (row) => <TierMark tier={directory.tierOf(row.tier)} />,
        text: (row) => directory.tierOf(row.tier)?.name ?? "",
        edit: {
          kind: "choice",
          value: (row) => row.tier ?? "",
          choices: () => [
            ...directory.tiers.map(({ uid, name }) => ({ value: uid, title: name })),
            { value: "", title: t`No tier` },
          ],
          save: (row, typed) => save(row, "tier", typed),
        },
      },
      {
        id: "tags",
        title: t`Tags`,
        width: 176,
        cell: (row) => <NamesCell names={row.tags.map(directory.tagName)} mark />,
        edit: {
          kind: "text",
          value: (row) => row.tags.map(directory.tagName).join(", "),
          save: (row, typed) => save(row, "tags", typed),
        },
      },
      {
        id: "channels",
        title: t`Groups`,
        width: 176,
        spare: withoutGroups,
        cell: (row) => <NamesCell names={row.channels.map(directory.channelName)} />,
        text: (row) => row.channels.map(directory.channelName).join(", "),
      },
      date("joined_on"),
      ...TEXTS.map(({ field, width, spare }) => text(field, width, spare)),
      {
        id: "birthday",
        title: word("birthday"),
        width: 120,
        sortable: true,
        spare: true,
        cell: (row) => birthdayText(row.birthday, row.birthday_lunar, formats.language),
        edit: { kind: "text", value: (row) => row.birthday ?? "", save: (row, typed) => save(row, "birthday", typed) },
      },
      {
        id: "accounts",
        title: t`Accounts`,
        width: 176,
        spare: true,
        cell: (row) => <AccountsCell accounts={row.accounts} directory={directory} />,
        text: (row) => row.accounts.map((account) => account.handle ?? account.external_id ?? "").join(", "),
      },
      {
        id: "status",
        title: t`Status`,
        width: 112,
        spare: true,
        cell: (row) => <StatusMark status={row.status} />,
        text: (row) => (row.status === "active" ? t`in the community` : t`has left`),
      },
      ...directory.fields.map((field) => customColumn(field, save, directory, formats)),
      date("left_on", true),
      text("note", 200, true),
      instant("created_at"),
      instant("updated_at"),
    ];
    return columns;
  }, [i18n, t, formats, tz, directory, save, withoutGroups]);
}

function customColumn(
  definition: Directory["fields"][number],
  save: SaveCell,
  directory: Directory,
  formats: Formats,
): Column<MemberRow> {
  const field: Field = { custom: definition.uid };
  const kind = valueKind(field, directory.fields);
  const value = (row: MemberRow) => String(row.custom[definition.uid] ?? "");
  const shown = (row: MemberRow) => {
    const held = row.custom[definition.uid];
    if (held === undefined) return "";
    if (kind === "number" && typeof held === "number") return formats.number(held, 2);
    return kind === "date" ? formats.date(String(held)) : String(held);
  };
  return {
    id: fieldId(field),
    title: definition.name,
    width: 128,
    right: kind === "number",
    sortable: true,
    cell: (row) => <bdi title={value(row)}>{shown(row)}</bdi>,
    edit: {
      kind,
      value,
      choices: () => [
        ...definition.options.map((option) => ({ value: option, title: option })),
        { value: "", title: "–" },
      ],
      save: (row, typed) => save(row, field, typed),
    },
  };
}
