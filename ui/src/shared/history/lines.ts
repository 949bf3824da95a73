// From the rows of the change log to the lines of a history: what has no words is left out, and what one step did alike to many
// rows (forty groups that a post was sent to) is one line.

import type { HistoryEntry } from "../../bindings/HistoryEntry";

/** For each column of the record: its name, and how its value is said; null where only the change itself is told. */
export type ColumnWords = Record<string, { title: string; value: ((value: unknown) => string) | null }>;

/** How a table is told of whose rows belong to the record. */
export interface BelongingWords {
  title: string;
  columns?: ColumnWords;
  /** How a row is named by the core's label; as it stands when left out. */
  label?: (label: string) => string;
  /** Instead of "added" and "removed"; null where that says nothing. */
  added?: string | null;
  removed?: string | null;
}

export interface Words {
  own: ColumnWords;
  belongings: Record<string, BelongingWords>;
}

export interface Change {
  column: string;
  title: string;
  value: ((value: unknown) => string) | null;
}

export interface Line {
  entry: HistoryEntry;
  /** Of rows that belong to the record; else it is the record's own. */
  belonging: BelongingWords | undefined;
  labels: string[];
  changes: Change[];
}

export function linesOf(entries: readonly HistoryEntry[], uids: readonly string[], words: Words): Line[] {
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const own = uids.includes(entry.uid);
    const belonging = own ? undefined : words.belongings[entry.table];
    if (!own && !belonging) continue;
    const changes = changesOf(entry, belonging ? (belonging.columns ?? {}) : words.own);
    if (entry.op === "u" && changes.length === 0) continue;
    if (belonging && says(belonging, entry.op) === null) continue;
    const values = changes.map(({ column }) => [column, entry.before?.[column], entry.after?.[column]]);
    const key = JSON.stringify([entry.step, entry.table, own ? entry.uid : "", entry.op, values]);
    const label = entry.label === null ? [] : [belonging?.label?.(entry.label) ?? entry.label];
    const line = lines.get(key);
    if (line) line.labels.push(...label.filter((text) => !line.labels.includes(text)));
    else lines.set(key, { entry, belonging, labels: label, changes });
  }
  return [...lines.values()];
}

function says(belonging: BelongingWords, op: string): string | null | undefined {
  if (op === "i") return belonging.added;
  return op === "d" ? belonging.removed : undefined;
}

function changesOf(entry: HistoryEntry, words: ColumnWords): Change[] {
  if (entry.op !== "u") return [];
  return Object.keys(entry.after ?? {}).flatMap((column) => {
    const word = words[column];
    return word && entry.before?.[column] !== entry.after?.[column] ? [{ column, ...word }] : [];
  });
}
