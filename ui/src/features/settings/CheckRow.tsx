// Looks for what should never be in the data; repairs only after it was asked to, and after a backup. Each finding is said.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconStethoscope } from "@tabler/icons-react";
import { useState } from "react";
import type { CheckReport } from "../../bindings/CheckReport";
import type { CheckRule } from "../../bindings/CheckRule";
import type { Finding } from "../../bindings/Finding";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Row } from "./Row";
import styles from "./Settings.module.css";

const WORDS: Record<CheckRule, (finding: Finding) => MessageDescriptor> = {
  integrity: ({ place }) => msg`The database file is damaged: ${place}`,
  broken_reference: ({ place, count }) => msg`${place}: ${count} references to nothing`,
  lost_trigger: ({ place }) => msg`${place}: the logging of changes is not as it should be`,
  counter_behind: ({ place }) => msg`${place}: its counter is behind`,
  bad_identity: ({ place, count }) => msg`${place}: ${count} records without a sound identity`,
  bad_occurrence_key: ({ place, count }) => msg`${place}: ${count} dates that are none`,
  text_index: ({ place }) => msg`${place}: the search index does not fit`,
  message_text: ({ count }) => msg`${count} blocks of message texts cannot be read`,
  attachment_missing: ({ place }) => msg`The attachment ${place} is missing`,
  attachment_altered: ({ place }) => msg`The attachment ${place} is not what was attached`,
};

export function CheckRow({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useLingui();
  const check = useWrite("check_data");
  const [report, setReport] = useState<CheckReport | null>(null);
  const look = async (repair: boolean) => {
    const found = await check.run({ repair });
    if (!found) return;
    setReport(found);
    onDone();
  };
  const open = report?.remaining ?? [];
  const isOpen = (one: Finding) => open.some(({ rule, place }) => rule === one.rule && place === one.place);
  const mended = (report?.findings ?? []).filter((one) => !isOpen(one));
  const hint = !report
    ? t`Looks through everything for damage and contradictions.`
    : open.length > 0
      ? t`${open.length} kinds of faults were found.`
      : mended.length > 0
        ? t`Everything that was found is repaired. The state before it is kept as a backup.`
        : t`Everything is in order.`;
  return (
    <>
      <Row title={t`Check the data`} hint={hint}>
        {open.some((finding) => finding.repairable) && (
          <Button busy={check.pending} onClick={() => void look(true)}>
            {t`Repair`}
          </Button>
        )}
        <Button icon={IconStethoscope} busy={check.pending} onClick={() => void look(false)}>
          {t`Check`}
        </Button>
      </Row>
      {open.length + mended.length > 0 && (
        <ul className={styles.list} aria-label={t`What was found`}>
          {[...open, ...mended].map((finding) => (
            <li key={`${finding.rule} ${finding.place}`}>
              <span className={`${styles.grow} selectable`}>{i18n._(WORDS[finding.rule](finding))}</span>
              {!isOpen(finding) && <span className={styles.quiet}>{t`repaired`}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
