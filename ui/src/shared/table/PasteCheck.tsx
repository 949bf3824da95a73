// The check before a pasted block is kept: how much it changes and which cells do not fit. Nothing has been written yet.

import { Plural, useLingui } from "@lingui/react/macro";
import { AskDialog } from "../dialog/AskDialog";
import styles from "./PasteCheck.module.css";

export interface BadCell {
  row: string;
  column: string;
  value: string;
}

interface PasteCheckProps {
  cells: number;
  rows: number;
  /** Lines below the last row: not pasted. */
  beyond: number;
  bad: BadCell[];
  busy: boolean;
  onClose: () => void;
  onKeep: () => void;
}

const MOST_SHOWN = 50;

export function PasteCheck({ cells, rows, beyond, bad, busy, onClose, onKeep }: PasteCheckProps) {
  const { t } = useLingui();
  return (
    <AskDialog
      title={t`Paste these cells?`}
      does={t`Paste`}
      busy={busy}
      ready={cells > 0}
      atOnce
      onClose={onClose}
      onDo={onKeep}
    >
      <p>
        {cells === 0
          ? t`Nothing would change.`
          : t`${cells} cells in ${rows} rows change. One Ctrl+Z takes all of it back.`}
      </p>
      {beyond > 0 && (
        <p className={styles.note}>
          <Plural
            value={beyond}
            one="# line lies below the last row and is left out."
            other="# lines lie below the last row and are left out."
          />
        </p>
      )}
      {bad.length > 0 && (
        <>
          <p className={styles.bad}>
            <Plural
              value={bad.length}
              one="# cell does not fit and stays as it is:"
              other="# cells do not fit and stay as they are:"
            />
          </p>
          <ul className={styles.list}>
            {bad.slice(0, MOST_SHOWN).map(({ row, column, value }) => (
              <li key={`${row} ${column} ${value}`}>
                <bdi>{row}</bdi>
                <span>{column}</span>
                <bdi className="selectable">{value || t`empty`}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </AskDialog>
  );
}
