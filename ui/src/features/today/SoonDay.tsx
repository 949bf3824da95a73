// One of the next days: its first items, and the rest on request. Where forty groups are planned, all seven days would be
// hundreds of rows that nobody reads before today is done.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { SoonDay as Day } from "../../bindings/SoonDay";
import { DayRow } from "./DayRow";
import styles from "./Today.module.css";

/** Rows of one day before the rest is folded. */
const FEW = 5;

export function SoonDay({ day, title }: { day: Day; title: string }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { items } = day;
  // One more row costs as much room as the button that would hide it.
  const shown = all || items.length <= FEW + 1 ? items : items.slice(0, FEW);
  const hidden = items.length - shown.length;
  return (
    <li>
      <h3 className={styles.day}>{title}</h3>
      <ul>
        {shown.map((item) => (
          <DayRow key={`${item.uid}@${item.original}`} item={item} brief />
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
