// Whom a member knows, and what they are to each other. Both of them show it.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { MemberRow } from "../../../bindings/MemberRow";
import { IconButton } from "../../../shared/basics/Button";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { EditText } from "../../../shared/forms/EditText";
import { useOpen } from "../../../shared/navigation";
import { MemberDialog } from "../../../shared/people/MemberDialog";
import styles from "./Contacts.module.css";

/** Longest words for what two are to each other. */
const LONGEST = 120;

export function Relations({ row }: { row: MemberRow }) {
  const { t } = useLingui();
  const open = useOpen();
  const relate = useWrite("relation_set");
  const remove = useWrite("relation_remove");
  const { data: relations = [] } = useCall("relations", { uid: row.uid }, { on: ["relation", "member"] });
  if (relations.length === 0) return null;
  return (
    <ul className={styles.list}>
      {relations.map(({ uid, member, name, kind }) => (
        <li key={uid}>
          <button type="button" className={styles.other} onClick={() => open({ kind: "member", uid: member })}>
            <bdi>{name}</bdi>
          </button>
          <div className={styles.relation}>
            <EditText
              label={t`What ${name} and they are to each other`}
              value={kind}
              required
              maxLength={LONGEST}
              onSave={(text) =>
                void relate.run({ member: row.uid, other: member, kind: text.trim() }, t`${row.name}, ${name}: ${text}`)
              }
            />
          </div>
          <IconButton
            icon={IconTrash}
            size={14}
            label={t`They do not know ${name}`}
            hint="left"
            onClick={() => void remove.run({ uid }, t`No longer known to each other: ${row.name}, ${name}`)}
          />
        </li>
      ))}
    </ul>
  );
}

/** First whom, then what they are to each other: one question after the other. */
export function RelationDialog({ row, onClose }: { row: MemberRow; onClose: () => void }) {
  const { t } = useLingui();
  const relate = useWrite("relation_set");
  const [other, setOther] = useState<MemberRow | null>(null);
  const [kind, setKind] = useState("");
  const typed = kind.trim();
  if (!other) {
    return (
      <MemberDialog
        title={t`Whom does ${row.name} know?`}
        name=""
        except={row.uid}
        onChoose={setOther}
        onClose={onClose}
      />
    );
  }
  const save = async () => {
    const input = { member: row.uid, other: other.uid, kind: typed };
    if ((await relate.run(input, t`${row.name}, ${other.name}: ${typed}`)) !== undefined) onClose();
  };
  return (
    <AskDialog
      title={t`${row.name} and ${other.name}`}
      does={t`Save`}
      width={400}
      busy={relate.pending}
      ready={typed !== ""}
      onClose={onClose}
      onDo={() => void save()}
    >
      <TextInput
        label={t`What they are to each other`}
        placeholder={t`Colleagues, sisters, brought them here`}
        data-autofocus
        maxLength={LONGEST}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value)}
      />
    </AskDialog>
  );
}
