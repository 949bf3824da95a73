// The fields that the community has made, of members and of plans and groups: their names, their order (that of columns, of the
// record, of imports and exports), the options of a choice, and what those of plans and groups hold.

import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Fragment, useState } from "react";
import type { FieldKind } from "../../bindings/FieldKind";
import type { FieldSubject } from "../../bindings/FieldSubject";
import type { FieldView } from "../../bindings/FieldView";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { showNote } from "../../shared/toasts/toasts";
import { FieldOptions } from "./FieldOptions";
import { FIELD_KINDS } from "./field-kinds";
import { MoveButtons } from "./MoveButtons";
import { NamedRow } from "./NamedRow";
import { Group } from "./Row";
import styles from "./Settings.module.css";

const KINDS = Object.keys(FIELD_KINDS) as FieldKind[];

/** Fields of plans and groups come with sheets; a heading without any would only ask what it is. */
const OF_PLANS: [FieldSubject, MessageDescriptor][] = [
  ["content", msg`Own fields of posts`],
  ["activity", msg`Own fields of events`],
  ["task", msg`Own fields of tasks`],
  ["channel", msg`Own fields of groups`],
];

export function OwnFields() {
  const { i18n } = useLingui();
  const { t } = useWords();
  return (
    <>
      <FieldsOf
        subject="member"
        title={t`Own fields of members`}
        none={t`None yet. A field is made on the members' page, as a new column.`}
      />
      {OF_PLANS.map(([subject, title]) => (
        <FieldsOf key={subject} subject={subject} title={i18n._(title)} />
      ))}
    </>
  );
}

function FieldsOf({ subject, title, none }: { subject: FieldSubject; title: string; none?: string }) {
  const { uid: community } = useCommunity();
  const { data: fields } = useCall("fields", { community, subject }, { on: ["field_def"], keep: true });
  if (!none && !fields?.length) return null;
  return (
    <Group title={title}>
      {fields?.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.list}>
        {fields?.map((field, place) => (
          <OwnField key={field.uid} subject={subject} field={field} place={place} last={fields.length - 1} />
        ))}
      </ul>
    </Group>
  );
}

interface OwnFieldProps {
  subject: FieldSubject;
  field: FieldView;
  place: number;
  last: number;
}

function OwnField({ subject, field, place, last }: OwnFieldProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const edit = useWrite("field_edit", {
    onError: ({ details: { field: refused, value } }) => {
      if (refused !== "kind") return false;
      showNote(t`${field.name} stays as it is: “${String(value)}” does not fit.`);
      return true;
    },
  });
  const remove = useWrite("field_remove");
  const { uid, name, kind } = field;
  const isChoice = kind === "choice" || kind === "choices";
  const count = field.options.length;
  const move = (position: number) => void edit.run({ uid, position }, t`Moved: ${name}`);
  return (
    <Fragment>
      <NamedRow
        name={name}
        note={subject === "member" && i18n._(FIELD_KINDS[kind])}
        remove={t`Remove the field ${name} with what it holds`}
        onRename={(text) => edit.run({ uid, name: text }, t`Renamed to ${text}`)}
        onRemove={() => remove.run({ uid }, t`Field removed: ${name}`)}
      >
        {subject !== "member" && (
          <ChoiceField
            label={t`What ${name} holds`}
            value={kind}
            choices={KINDS.map((one) => ({ value: one, title: i18n._(FIELD_KINDS[one]) }))}
            onChange={(next) => next !== kind && void edit.run({ uid, kind: next as FieldKind }, t`Changed: ${name}`)}
          />
        )}
        {isChoice && (
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
      {open && isChoice && (
        <li className={styles.nested}>
          <FieldOptions field={field} subject={subject} />
        </li>
      )}
    </Fragment>
  );
}
