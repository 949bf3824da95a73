// Who changed what of a record and of what belongs to it, and when; newest first. The feature names its columns and tables; what
// has no name is not told.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { useFormats } from "../format/formats";
import { useOperators } from "../people/use-operators";
import { type Line, linesOf, type Words } from "./lines";
import styles from "./RecordHistory.module.css";

export type { BelongingWords, ColumnWords, Words } from "./lines";

interface RecordHistoryProps {
  uids: string[];
  words: Words;
  on: readonly string[];
}

const FEW = 8;
const MOST = 300;

export function RecordHistory({ uids, words, on }: RecordHistoryProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const operators = useOperators();
  const [all, setAll] = useState(false);
  const { data = [] } = useCall("history", { uids, whole: true, limit: MOST }, { on });
  const told = linesOf(data, uids, words);
  const shown = all ? told : told.slice(0, FEW);
  return (
    <>
      <ol className={styles.list}>
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several lines may share record and instant; their order is fixed.
          <li key={`${line.entry.at} ${at}`}>
            <span className={styles.at}>
              {formats.instant(line.entry.at, tz)}
              {!operators.alone && line.entry.operator && (
                <bdi className={styles.who}>{operators.nameOf(line.entry.operator)}</bdi>
              )}
            </span>
            <span className={styles.what}>
              <What line={line} />
              {line.entry.kind === "undo" && <i>{t`undone`}</i>}
              {line.entry.kind === "redo" && <i>{t`done again`}</i>}
            </span>
          </li>
        ))}
      </ol>
      {told.length > FEW && !all && (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {t`Show all ${told.length}`}
        </Button>
      )}
    </>
  );
}

/** Rows of one line that are named; the others are counted. */
const NAMED = 4;

function What({ line: { entry, belonging, labels, changes } }: { line: Line }) {
  const { t } = useLingui();
  const empty = t({ message: "empty", comment: "A field without a value" });
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  const more = labels.length - NAMED;
  const names = labels.slice(0, NAMED).join(comma) + (more > 0 ? ` +${more}` : "");
  return (
    <>
      {belonging && (
        <>
          <b>{belonging.title}</b> {names && <bdi>{names}</bdi>}{" "}
        </>
      )}
      {entry.op === "i" && (belonging?.added ?? t`Added`)}
      {entry.op === "d" && (belonging?.removed ?? t`Removed`)}
      {changes.map(({ column, title, value }) => (
        <span key={column} className={styles.change}>
          {/* What the line is about stands before it already. */}
          {title !== belonging?.title && (belonging ? title : <b>{title}</b>)}
          {value !== null && (
            <>
              {" "}
              <bdi className={styles.old}>{say(entry.before?.[column], value, empty)}</bdi>
              {" → "}
              <bdi>{say(entry.after?.[column], value, empty)}</bdi>
            </>
          )}
        </span>
      ))}
    </>
  );
}

function say(value: unknown, words: (value: unknown) => string, empty: string): string {
  return value === null || value === undefined || value === "" ? empty : words(value);
}
