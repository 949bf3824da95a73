// What is known of a member, by kind, each with what shows it and when.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import type { FindingKind } from "../../../bindings/FindingKind";
import type { FindingView } from "../../../bindings/FindingView";
import type { MemberRow } from "../../../bindings/MemberRow";
import { IconButton } from "../../../shared/basics/Button";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { useFormats } from "../../../shared/format/formats";
import styles from "./Contacts.module.css";
import { FINDING_KINDS } from "./finding-kinds";

interface FindingsProps {
  row: MemberRow;
  onEdit: (finding: FindingView) => void;
}

export function Findings({ row, onEdit }: FindingsProps) {
  const { i18n } = useLingui();
  const { data: findings = [] } = useCall("findings", { uid: row.uid }, { on: ["finding"] });
  return Object.entries(FINDING_KINDS).map(([kind, { many }]) => {
    const those = findings.filter((finding) => finding.kind === (kind as FindingKind));
    if (those.length === 0) return null;
    return (
      <section key={kind} aria-label={i18n._(many)}>
        <h4 className={styles.kind}>{i18n._(many)}</h4>
        <ul className={styles.list}>
          {those.map((finding) => (
            <Finding key={finding.uid} finding={finding} onEdit={() => onEdit(finding)} />
          ))}
        </ul>
      </section>
    );
  });
}

function Finding({ finding: { uid, text, evidence, on }, onEdit }: { finding: FindingView; onEdit: () => void }) {
  const { t } = useWords();
  const formats = useFormats();
  const remove = useWrite("finding_remove");
  return (
    <li>
      <div className={styles.what}>
        <p className={`${styles.text} selectable`}>{text}</p>
        <p className={`${styles.small} selectable`}>{[evidence, formats.date(on)].filter(Boolean).join(" · ")}</p>
      </div>
      <IconButton icon={IconPencil} size={14} label={t`Change “${text}”`} hint="left" onClick={onEdit} />
      <IconButton
        icon={IconTrash}
        size={14}
        label={t`Remove “${text}”`}
        hint="left"
        onClick={() => void remove.run({ uid }, t`Removed: ${text}`)}
      />
    </li>
  );
}
