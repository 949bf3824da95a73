// Fields of one's own, which came with a sheet: in the drawer, below what the record has of itself, each filled in as what it holds.
// Without any there is nothing.

import { useLingui } from "@lingui/react/macro";
import type { FieldSubject } from "../../bindings/FieldSubject";
import type { FieldView } from "../../bindings/FieldView";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { Field, Section } from "../page/Drawer";
import { DateField } from "../plan/DateField";
import { ChoiceField } from "./ChoiceField";
import { ChoicesField } from "./ChoicesField";
import { NoteText } from "./NoteText";
import { optionsIn, withOption } from "./own-options";
import type { Kept } from "./use-draft";

interface OwnFieldsProps {
  subject: FieldSubject;
  uid: string;
  custom: Record<string, string>;
  save: (patch: { custom: Record<string, string | null> }) => Promise<Kept>;
}

export function OwnFields({ subject, uid, custom, save }: OwnFieldsProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: fields = [] } = useCall("fields", { community, subject }, { on: ["field_def"] });
  if (fields.length === 0) return null;
  return (
    <Section title={t`More fields`}>
      {fields.map((field) => (
        <Field key={field.uid} label={field.name}>
          <OwnField
            key={uid}
            field={field}
            value={custom[field.uid] ?? ""}
            save={(text) => save({ custom: { [field.uid]: text } })}
          />
        </Field>
      ))}
    </Section>
  );
}

interface OwnFieldProps {
  field: FieldView;
  value: string;
  save: (text: string | null) => Promise<Kept>;
}

function OwnField({ field: { name, kind, options }, value, save }: OwnFieldProps) {
  const { t } = useLingui();
  const empty = t`Empty`;
  if (kind === "choice")
    return (
      <ChoiceField
        label={name}
        value={value || null}
        shown={value || empty}
        choices={[{ value: null, title: empty }, ...options.map((option) => ({ value: option, title: option }))]}
        onChange={(option) => void save(option)}
      />
    );
  if (kind === "choices")
    return (
      <ChoicesField
        label={name}
        chosen={optionsIn(value, options)}
        choices={options.map((option) => ({ value: option, title: option }))}
        none={empty}
        onToggle={(option) => void save(withOption(value, option, options))}
      />
    );
  if (kind === "date")
    return (
      <DateField
        ariaLabel={name}
        value={value || null}
        clearable
        placeholder={empty}
        onChange={(day) => void save(day)}
      />
    );
  return (
    <NoteText
      plain
      label={name}
      minRows={1}
      maxRows={8}
      placeholder={empty}
      value={value}
      onSave={(text) => save(text.trim() === "" ? null : text)}
    />
  );
}
