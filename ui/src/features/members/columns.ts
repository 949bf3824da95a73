// The columns of members: what each is called, what it holds, and what the core calls it.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Field } from "../../bindings/Field";
import type { FieldView } from "../../bindings/FieldView";

export type PlainField = Extract<Field, string>;
export type ValueKind = "text" | "date" | "number" | "choice";

export const FIELD_WORDS: Record<PlainField, MessageDescriptor> = {
  name: msg({ message: "Name", context: "person" }),
  remark: msg`Remark`,
  phone: msg`Phone`,
  email: msg`Mail`,
  birthday: msg`Birthday`,
  joined_on: msg`Joined on`,
  left_on: msg`Left on`,
  source: msg`Came from`,
  tier: msg`Tier`,
  note: msg`Note`,
  created_at: msg`Added on`,
  updated_at: msg`Changed on`,
};

/** A column as a word in addresses and preferences: `phone`, `custom.UID`. */
export const fieldId = (field: Field): string => (typeof field === "string" ? field : `custom.${field.custom}`);

export function fieldOf(id: string): Field | null {
  if (id.startsWith("custom.")) return { custom: id.slice("custom.".length) };
  return id in FIELD_WORDS ? (id as PlainField) : null;
}

const DATES: PlainField[] = ["joined_on", "left_on", "created_at", "updated_at"];

export function valueKind(field: Field, custom: readonly FieldView[]): ValueKind {
  if (typeof field === "string") return DATES.includes(field) ? "date" : "text";
  const kind = custom.find(({ uid }) => uid === field.custom)?.kind ?? "text";
  // No field of members holds several options.
  return kind === "choices" ? "text" : kind;
}
