// The fields of a member. Each is kept when it is left; nothing has to be saved.

import { useLingui } from "@lingui/react/macro";
import { Checkbox, Select } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useState } from "react";
import type { Field as FieldName } from "../../bindings/Field";
import type { FieldView } from "../../bindings/FieldView";
import type { MemberPart } from "../../bindings/MemberPart";
import type { MemberRow } from "../../bindings/MemberRow";
import { useFormats } from "../../shared/format/formats";
import { EditText } from "../../shared/forms/EditText";
import { Field } from "../../shared/page/Drawer";
import { DateField } from "../../shared/plan/DateField";
import { TagsDialog } from "../../shared/tags/TagsDialog";
import { birthdayText } from "./birthday";
import type { PlainField } from "./columns";
import { NamesCell } from "./MemberCells";
import styles from "./MemberRecord.module.css";
import { PART_WORDS, PARTS } from "./parts";
import type { Directory } from "./use-directory";
import type { MemberWrites } from "./use-member-writes";

interface MemberFieldsProps {
  row: MemberRow;
  directory: Directory;
  writes: MemberWrites;
}

const TEXTS: PlainField[] = ["remark", "phone", "email", "source"];

export function MemberFields({ row, directory, writes }: MemberFieldsProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const [tagging, setTagging] = useState(false);
  const who = { kind: "these" as const, uids: [row.uid] };
  const save = (field: FieldName) => (text: string) => writes.saveCell(row, field, text);
  const birthday = birthdayText(row.birthday, row.birthday_lunar, formats.language);
  return (
    <>
      <EditText
        look="title"
        label={directory.fieldName("name")}
        value={row.name}
        required
        maxLength={200}
        onSave={save("name")}
      />
      <Field label={directory.fieldName("tier")}>
        <Select
          variant="unstyled"
          aria-label={directory.fieldName("tier")}
          clearable
          clearButtonProps={{ "aria-label": t`Empty the field` }}
          placeholder={t`No tier`}
          data={directory.tiers.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={row.tier}
          onChange={(tier) => void writes.setTier(who, 1, { tier })}
        />
      </Field>
      <Field label={t`Part`}>
        <Select
          variant="unstyled"
          aria-label={t`Part`}
          clearable
          clearButtonProps={{ "aria-label": t`Empty the field` }}
          placeholder={t`Member`}
          data={PARTS.map((value) => ({ value, label: i18n._(PART_WORDS[value]) }))}
          value={row.part}
          onChange={(part) => void writes.setPart(who, 1, part as MemberPart | null)}
        />
      </Field>
      <Field label={t`Tags`}>
        <button type="button" className={styles.tags} onClick={() => setTagging(true)}>
          {row.tags.length > 0 ? (
            <NamesCell names={row.tags.map(directory.tagName)} mark />
          ) : (
            <span className={styles.faint}>{t`No tags`}</span>
          )}
          <IconTag size={14} aria-hidden />
        </button>
      </Field>
      {TEXTS.map((field) => (
        <Field key={field} label={directory.fieldName(field)}>
          <EditText
            label={directory.fieldName(field)}
            value={String(row[field as keyof MemberRow] ?? "")}
            onSave={save(field)}
          />
        </Field>
      ))}
      {(["joined_on", "left_on"] as const).map((field) => (
        <Field key={field} label={directory.fieldName(field)}>
          <DateField
            ariaLabel={directory.fieldName(field)}
            value={row[field]}
            clearable
            onChange={(day) => void writes.edit({ uid: row.uid, [field]: day })}
          />
        </Field>
      ))}
      <Field label={directory.fieldName("birthday")}>
        <div className={styles.line}>
          <EditText
            label={directory.fieldName("birthday")}
            value={row.birthday ?? ""}
            placeholder={t`1990-11-22 or 11-22`}
            onSave={save("birthday")}
          />
          <Checkbox
            size="xs"
            label={t`lunar`}
            checked={row.birthday_lunar}
            onChange={(event) =>
              void writes.edit({ uid: row.uid, birthday_lunar: event.currentTarget.checked, birthday: row.birthday })
            }
          />
          {birthday && <span className={styles.small}>{birthday}</span>}
        </div>
      </Field>
      {directory.fields.map((field) => (
        <Field key={field.uid} label={field.name}>
          <CustomField field={field} value={row.custom[field.uid]} onSave={save({ custom: field.uid })} />
        </Field>
      ))}
      {tagging && (
        <TagsDialog
          kind="member"
          title={t`Tags of ${row.name}`}
          having={[row.tags.map(directory.tagName)]}
          onClose={() => setTagging(false)}
          onSave={(add, remove) => void writes.setTagsOf(who, 1, add, remove)}
        />
      )}
    </>
  );
}

interface CustomFieldProps {
  field: FieldView;
  value: string | number | undefined;
  onSave: (text: string) => void;
}

function CustomField({ field, value, onSave }: CustomFieldProps) {
  const { t } = useLingui();
  const text = String(value ?? "");
  if (field.kind === "date")
    return <DateField ariaLabel={field.name} value={text || null} clearable onChange={(day) => onSave(day ?? "")} />;
  if (field.kind === "choice")
    return (
      <Select
        variant="unstyled"
        aria-label={field.name}
        clearable
        clearButtonProps={{ "aria-label": t`Empty the field` }}
        data={field.options}
        value={text || null}
        onChange={(option) => onSave(option ?? "")}
      />
    );
  return <EditText label={field.name} value={text} onSave={onSave} />;
}
