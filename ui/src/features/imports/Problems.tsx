// What is wrong with single rows, by row and column as the file counts them.

import { Plural, useLingui } from "@lingui/react/macro";
import type { ColumnView } from "../../bindings/ColumnView";
import type { RowProblem } from "../../bindings/RowProblem";
import styles from "./ImportPage.module.css";
import { useTargetWords } from "./use-target-words";

interface ProblemsProps {
  problems: RowProblem[];
  total: number;
  columns: ColumnView[];
}

const MOST_SHOWN = 100;

export function Problems({ problems, total, columns }: ProblemsProps) {
  const { t } = useLingui();
  const words = useTargetWords([]);
  if (total === 0) return null;
  const shown = problems.toSorted((a, b) => a.row - b.row).slice(0, MOST_SHOWN);
  return (
    <section className={styles.part}>
      <h2 className={styles.bad}>
        <Plural value={total} one="# thing to look at" other="# things to look at" />
      </h2>
      <ul className={styles.problems}>
        {shown.map(({ row, column, fault, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row may have two problems of one kind; their order is fixed.
          <li key={`${row} ${at}`}>
            <span>{t`Row ${row}`}</span>
            <span>
              {column !== null && `${columns[column]?.header || t`Column ${column + 1}`} · `}
              {words.faults[fault]}
              {text && <bdi className="selectable">{` ${text}`}</bdi>}
            </span>
          </li>
        ))}
      </ul>
      {total > shown.length && <p className={styles.quiet}>{t`and ${total - shown.length} more`}</p>}
    </section>
  );
}
