// What is wrong with single rows, by row and column as the file counts them. What many rows share is told once.

import { plural } from "@lingui/core/macro";
import { Plural, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { RowProblem } from "../../bindings/RowProblem";
import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";
import { gathered, isQuiet, type ProblemCounts, problemCount, remarkCount, type SameProblem } from "./problems";
import { useTargetWords } from "./use-target-words";

interface ProblemsProps {
  /** The first of them. */
  problems: RowProblem[];
  /** All of them. */
  counts: ProblemCounts;
  columns: { header: string }[];
}

const MOST_SHOWN = 100;
/** Row numbers that are told of one problem. */
const FEW = 5;

export function Problems({ problems, counts, columns }: ProblemsProps) {
  const lost = problemCount(counts);
  const told = remarkCount(counts);
  return (
    <>
      <Part problems={problems.filter(({ fault }) => !isQuiet(fault))} total={lost} columns={columns}>
        <h2 className={styles.bad}>
          <Plural value={lost} one="# problem" other="# problems" />
        </h2>
      </Part>
      <Part problems={problems.filter(({ fault }) => isQuiet(fault))} total={told} columns={columns}>
        <h2>
          <Plural value={told} one="# thing to look at" other="# things to look at" />
        </h2>
      </Part>
    </>
  );
}

interface PartProps {
  problems: RowProblem[];
  total: number;
  columns: { header: string }[];
  children: ReactNode;
}

function Part({ problems, total, columns, children }: PartProps) {
  const { t } = useLingui();
  if (total === 0) return null;
  const shown = gathered(problems).slice(0, MOST_SHOWN);
  const more = total - shown.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={styles.part}>
      {children}
      <ul className={styles.problems}>
        {shown.map((same) => (
          <Line key={JSON.stringify([same.column, same.fault, same.text])} same={same} columns={columns} />
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t`and ${more} more`}</p>}
    </section>
  );
}

function Line({ same, columns }: { same: SameProblem; columns: { header: string }[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTargetWords([]);
  const { column, fault, text, rows } = same;
  const [row = 0] = rows;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  const first = rows.slice(0, FEW).join(comma);
  const more = formats.number(rows.length - FEW);
  return (
    <li>
      <span>{rows.length === 1 ? t`Row ${row}` : plural(rows.length, { one: "# row", other: "# rows" })}</span>
      <span>
        {column !== null && `${columns[column]?.header || t`Column ${column + 1}`} · `}
        {words.faults[fault]}
        {text && <bdi className="selectable">{` ${text}`}</bdi>}
        {rows.length > 1 && (
          <span className={styles.rows}>
            {rows.length > FEW ? t`Rows ${first} and ${more} more` : t`Rows ${first}`}
          </span>
        )}
      </span>
    </li>
  );
}
