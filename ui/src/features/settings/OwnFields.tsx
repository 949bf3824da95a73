// The fields of members that the community has made: their names, their order (that of columns, of the record, of imports and
// exports), the options of a choice.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Fragment, useState } from "react";
import type { FieldView } from "../../bindings/FieldView";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { FieldOptions } from "./FieldOptions";
import { FIELD_KINDS } from "./field-kinds";
import { MoveButtons } from "./MoveButtons";
import { NamedRow } from "./NamedRow";
import { Group } from "./Row";
import styles from "./Settings.module.css";

export function OwnFields() {
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const { data: fields } = useCall("fields", { community }, { on: ["field_def"], keep: true });
  return (
    <Group title={t`Own fields of members`}>
      {fields?.length === 0 && (
        <p className={styles.none}>{t`None yet. A field is made on the members' page, as a new column.`}</p>
      )}
      <ul className={styles.list}>
        {fields?.map((field, place) => (
          <OwnField key={field.uid} field={field} place={place} last={fields.length - 1} />
        ))}
      </ul>
    </Group>
  );
}

function OwnField({ field, place, last }: { field: FieldView; place: number; last: number }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const edit = useWrite("field_edit");
  const remove = useWrite("field_remove");
  const { uid, name, kind } = field;
  const count = field.options.length;
  const move = (position: number) => void edit.run({ uid, position }, t`Moved: ${name}`);
  return (
    <Fragment>
      <NamedRow
        name={name}
        note={i18n._(FIELD_KINDS[kind])}
        remove={t`Remove the field ${name} with what it holds`}
        onRename={(text) => edit.run({ uid, name: text }, t`Renamed to ${text}`)}
        onRemove={() => remove.run({ uid }, t`Field removed: ${name}`)}
      >
        {kind === "choice" && (
          <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t`${plural(count, { one: "# option", other: "# options" })}`}
          </Button>
        )}
        <span className={styles.buttons}>
          <MoveButtons
            name={name}
            up={place > 0 ? () => move(place - 1) : undefined}
            down={place < last ? () => move(place + 1) : undefined}
          />
        </span>
      </NamedRow>
      {open && kind === "choice" && (
        <li className={styles.nested}>
          <FieldOptions field={field} />
        </li>
      )}
    </Fragment>
  );
}
