// The options of a choice: renamed, records and saved filters follow; taken away, the records that have it lose it, and how many
// those are stands beside it before.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import type { FieldSubject } from "../../bindings/FieldSubject";
import type { FieldView } from "../../bindings/FieldView";
import { IconButton } from "../../shared/basics/Button";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { AddRow } from "./AddRow";
import { EditableText } from "./EditableText";
import styles from "./Settings.module.css";

/** Case and width make no other option. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

interface FieldOptionsProps {
  field: FieldView;
  subject: FieldSubject;
}

export function FieldOptions({ field: { uid, name, options }, subject }: FieldOptionsProps) {
  const { t } = useLingui();
  const counts = useCall("field_options", { uid }, { on: ["field_def", subject], keep: true }).data;
  const edit = useWrite("field_edit");
  const rename = async (from: string, text: string) =>
    (await edit.run({ uid, renamed_option: { from, to: text } }, t`Renamed to ${text}`)) !== undefined;
  const remove = (option: string) =>
    edit.run({ uid, options: options.filter((other) => other !== option) }, t`Option removed: ${option}`);
  const isNew = (text: string) => !options.some((option) => fold(option) === fold(text));
  return (
    <>
      <ul className={styles.list} aria-label={t`Options of ${name}`}>
        {options.map((option) => {
          const counted = counts?.find((one) => one.option === option);
          const members = counted?.members ?? 0;
          const having =
            subject === "member"
              ? t`${plural(members, { one: "# member", other: "# members" })}`
              : t`${plural(members, { one: "# record", other: "# records" })}`;
          return (
            <li key={option}>
              <EditableText label={t`Option`} value={option} onKeep={(to) => rename(option, to)} />
              <span className={`${styles.quiet} figure`}>{counted && having}</span>
              <IconButton
                icon={IconTrash}
                size={16}
                label={members > 0 ? t`Remove ${option} from the field and from ${having}` : t`Remove ${option}`}
                hint="left"
                // A choice without options would hold nothing any more.
                disabled={options.length === 1 || edit.pending || !counted}
                onClick={() => void remove(option)}
              />
            </li>
          );
        })}
      </ul>
      <AddRow
        label={t`New option`}
        fits={isNew}
        onAdd={(text) => edit.run({ uid, options: [...options, text] }, t`Added: ${text}`)}
      />
    </>
  );
}
