// Something that is known of a member, new or changed: what, from what, and when.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FindingKind } from "../../../bindings/FindingKind";
import type { FindingView } from "../../../bindings/FindingView";
import type { MemberRow } from "../../../bindings/MemberRow";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { DateField } from "../../../shared/plan/DateField";
import styles from "./Contacts.module.css";
import { FINDING_KINDS } from "./finding-kinds";

interface FindingDialogProps {
  row: MemberRow;
  /** A new one when left out. */
  finding?: FindingView;
  onClose: () => void;
}

export function FindingDialog({ row, finding, onClose }: FindingDialogProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { tz } = useCommunity();
  const add = useWrite("finding_add");
  const edit = useWrite("finding_edit");
  const [kind, setKind] = useState<FindingKind>(finding?.kind ?? "interest");
  const [text, setText] = useState(finding?.text ?? "");
  const [evidence, setEvidence] = useState(finding?.evidence ?? "");
  const [on, setOn] = useState(finding?.on ?? dayOf(civilAt(Date.now(), tz)));
  const typed = text.trim();
  const save = async () => {
    const known = { kind, text: typed, evidence: evidence.trim(), on };
    const saved = finding
      ? await edit.run({ ...known, uid: finding.uid }, t`Changed: ${typed}`)
      : await add.run({ ...known, member: row.uid }, t`Known about ${row.name}: ${typed}`);
    if (saved !== undefined) onClose();
  };
  return (
    <AskDialog
      title={t`Known about ${row.name}`}
      does={t`Save`}
      width={480}
      busy={add.pending || edit.pending}
      ready={typed !== ""}
      onClose={onClose}
      onDo={() => void save()}
    >
      <div className={styles.stack}>
        <SegmentedControl
          aria-label={t`What kind of thing`}
          data={Object.entries(FINDING_KINDS).map(([value, { one }]) => ({ value, label: i18n._(one) }))}
          value={kind}
          onChange={(value) => setKind(value as FindingKind)}
        />
        <TextInput
          label={t`In a few words`}
          data-autofocus
          maxLength={120}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Textarea
          label={t`What shows it`}
          placeholder={t`What they said or did`}
          autosize
          minRows={2}
          maxRows={8}
          value={evidence}
          onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
        />
        <DateField label={t`Day`} value={on} onChange={(day) => day && setOn(day)} />
      </div>
    </AskDialog>
  );
}
