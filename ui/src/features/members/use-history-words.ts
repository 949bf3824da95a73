// What the columns of a member's record are called in its history, and how their values are said.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useFormats } from "../../shared/format/formats";
import type { ColumnWords } from "../../shared/history/RecordHistory";
import { FIELD_WORDS, type PlainField } from "./columns";

const PLAIN: PlainField[] = ["name", "remark", "phone", "email", "birthday", "source", "note"];

export function useHistoryWords(): ColumnWords {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const word = (field: PlainField) => i18n._(FIELD_WORDS[field]);
  return {
    ...Object.fromEntries(PLAIN.map((field) => [field, { title: word(field), value: (value) => String(value) }])),
    joined_on: { title: word("joined_on"), value: (day) => formats.date(String(day)) },
    left_on: { title: word("left_on"), value: (day) => formats.date(String(day)) },
    tier_id: { title: word("tier"), value: null },
    custom: { title: t`Own fields`, value: null },
    deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
  };
}
