// One column of many members set to one value, or emptied.

import { useLingui } from "@lingui/react/macro";
import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Field } from "../../bindings/Field";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { DateField } from "../../shared/plan/DateField";
import { fieldId, fieldOf, type PlainField, valueKind } from "./columns";
import styles from "./Forms.module.css";
import type { Directory } from "./use-directory";
import { memberCount } from "./use-member-writes";

interface BulkFieldDialogProps {
  directory: Directory;
  count: number;
  onClose: () => void;
  onSave: (field: Field, value: string | null) => void;
}

const SETTABLE: PlainField[] = ["source", "joined_on", "left_on", "remark", "note"];

export function BulkFieldDialog({ directory, count, onClose, onSave }: BulkFieldDialogProps) {
  const { t } = useLingui();
  const fields: Field[] = [...SETTABLE, ...directory.fields.map(({ uid }) => ({ custom: uid }))];
  const [id, setId] = useState(fieldId(fields[0] as Field));
  const [value, setValue] = useState("");
  const field = fieldOf(id) as Field;
  const kind = valueKind(field, directory.fields);
  const custom = typeof field === "string" ? undefined : directory.fields.find(({ uid }) => uid === field.custom);
  const label = t`New value`;
  const save = () => {
    onSave(field, value.trim() === "" ? null : value.trim());
    onClose();
  };
  return (
    <Dialog
      title={t`Set a field of ${memberCount(count)}`}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit>
            {value.trim() === "" ? t`Empty the field` : t`Set`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Select
          label={t`Field`}
          data={fields.map((one) => ({ value: fieldId(one), label: directory.fieldName(one) }))}
          value={id}
          onChange={(next) => {
            if (next) setId(next);
            setValue("");
          }}
        />
        {kind === "date" && (
          <DateField label={label} value={value || null} clearable onChange={(day) => setValue(day ?? "")} />
        )}
        {kind === "choice" && (
          <Select
            label={label}
            clearable
            clearButtonProps={{ "aria-label": t`Empty the field` }}
            data={custom?.options ?? []}
            value={value || null}
            onChange={(option) => setValue(option ?? "")}
          />
        )}
        {(kind === "text" || kind === "number") && (
          <TextInput
            label={label}
            data-autofocus
            inputMode={kind === "number" ? "decimal" : undefined}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
