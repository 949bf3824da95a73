// Who changed what of a record, and when; newest first. The feature names its columns; what has no name is not told.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { HistoryEntry } from "../../bindings/HistoryEntry";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { useFormats } from "../format/formats";
import { useOperators } from "../people/use-operators";
import styles from "./RecordHistory.module.css";

/** For each column of the record: its name, and how its value is said; null where only the change itself is told. */
export type ColumnWords = Record<string, { title: string; value: ((value: unknown) => string) | null }>;

interface RecordHistoryProps {
  uids: string[];
  words: ColumnWords;
  on: readonly string[];
}

const FEW = 8;
const MOST = 200;

export function RecordHistory({ uids, words, on }: RecordHistoryProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const operators = useOperators();
  const [all, setAll] = useState(false);
  const { data = [] } = useCall("history", { uids, limit: MOST }, { on });
  const told = data.filter((entry) => entry.op !== "u" || changes(entry, words).length > 0);
  const shown = all ? told : told.slice(0, FEW);
  const empty = t({ message: "empty", comment: "A field without a value" });
  return (
    <>
      <ol className={styles.list}>
        {shown.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several entries may share record and instant; their order is fixed.
          <li key={`${entry.at} ${at}`}>
            <span className={styles.at}>
              {formats.instant(entry.at, tz)}
              {!operators.alone && entry.operator && (
                <bdi className={styles.who}>{operators.nameOf(entry.operator)}</bdi>
              )}
            </span>
            <span className={styles.what}>
              {entry.op === "i" && t`Added`}
              {entry.op === "d" && t`Removed`}
              {entry.op === "u" &&
                changes(entry, words).map(({ column, title, value }) => (
                  <span key={column} className={styles.change}>
                    <b>{title}</b>
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
              {entry.kind === "undo" && <i>{t`undone`}</i>}
              {entry.kind === "redo" && <i>{t`done again`}</i>}
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

interface Change {
  column: string;
  title: string;
  value: ((value: unknown) => string) | null;
}

function changes(entry: HistoryEntry, words: ColumnWords): Change[] {
  return Object.keys(entry.after ?? {}).flatMap((column) => {
    const word = words[column];
    return word && entry.before?.[column] !== entry.after?.[column] ? [{ column, ...word }] : [];
  });
}

function say(value: unknown, words: (value: unknown) => string, empty: string): string {
  return value === null || value === undefined || value === "" ? empty : words(value);
}
