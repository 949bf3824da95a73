// Fields of one's own, which came with a sheet: texts in the drawer, below what the record has of itself. Without any there is
// nothing.

import { useLingui } from "@lingui/react/macro";
import type { FieldSubject } from "../../bindings/FieldSubject";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { Field, Section } from "../page/Drawer";
import { NoteText } from "./NoteText";
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
          <NoteText
            key={uid}
            plain
            label={field.name}
            minRows={1}
            maxRows={8}
            placeholder={t`Empty`}
            value={custom[field.uid] ?? ""}
            onSave={(text) => save({ custom: { [field.uid]: text.trim() === "" ? null : text } })}
          />
        </Field>
      ))}
    </Section>
  );
}
