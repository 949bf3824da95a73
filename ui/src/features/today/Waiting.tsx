// What waits, gathered under its reason; each row can be dealt with where it stands.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useState } from "react";
import type { WaitingReason } from "../../bindings/WaitingReason";
import type { CivilDate } from "../../shared/format/civil";
import type { WaitingGroup } from "./sort";
import styles from "./Today.module.css";
import { WaitingRow } from "./WaitingRow";

const REASONS: Record<WaitingReason, MessageDescriptor> = {
  late_delivery: msg`Late to send`,
  overdue_task: msg`Overdue tasks`,
  failed_delivery: msg`Could not be sent`,
  review: msg`To review`,
  unfinished: msg`Not ready yet`,
  slot_empty: msg`Empty slots`,
  free_seats: msg`A seat became free`,
  qr_expiring: msg`QR codes running out`,
  feedback: msg`Feedback that waits`,
  feedback_to_tell: msg`To be told how it ended`,
  announcement_review: msg`Announcements to review`,
};

/** Rows of one reason before the rest is folded. */
const FEW = 5;

export function Waiting({ group, today }: { group: WaitingGroup; today: CivilDate }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { reason, items } = group;
  // One more row costs as much room as the button that would hide it.
  const shown = all || items.length <= FEW + 1 ? items : items.slice(0, FEW);
  const hidden = items.length - shown.length;
  return (
    <li>
      <h3 className={styles.day} data-late={reason === "late_delivery" || reason === "overdue_task"}>
        {i18n._(REASONS[reason])}
        {items.length > 1 && <span className={styles.tally}>{items.length}</span>}
      </h3>
      <ul>
        {shown.map((item) => (
          <WaitingRow key={`${item.uid}@${item.original}`} item={item} today={today} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t`${hidden} more`}
        </button>
      )}
    </li>
  );
}
