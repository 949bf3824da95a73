// Problems of a list, counted and gathered the same way before the import as after it.

import type { RowFault } from "../../bindings/RowFault";
import type { RowProblem } from "../../bindings/RowProblem";

/** Faults by which nothing was lost: told while mapping, and no problem. */
const QUIET: readonly string[] = ["namesake", "formula", "ragged", "first_only"] satisfies RowFault[];

export const isQuiet = (fault: string): boolean => QUIET.includes(fault);

export type ProblemCounts = Record<string, number>;

export function countByFault(problems: readonly RowProblem[]): ProblemCounts {
  const counts: ProblemCounts = {};
  for (const { fault } of problems) counts[fault] = (counts[fault] ?? 0) + 1;
  return counts;
}

/** How many problems there are, without what is only told. */
export const problemCount = (counts: ProblemCounts): number => sum(counts, (fault) => !isQuiet(fault));

/** How many things are only told. */
export const remarkCount = (counts: ProblemCounts): number => sum(counts, isQuiet);

function sum(counts: ProblemCounts, wanted: (fault: string) => boolean): number {
  return Object.entries(counts).reduce((total, [fault, count]) => (wanted(fault) ? total + count : total), 0);
}

export interface SameProblem extends Omit<RowProblem, "row"> {
  rows: number[];
  /** How often it is there; a row may have it twice. */
  count: number;
}

/** Equal problems once, with their rows, in the order of the first. */
export function gathered(problems: readonly RowProblem[]): SameProblem[] {
  const same = new Map<string, SameProblem>();
  for (const { row, column, fault, text } of problems.toSorted((a, b) => a.row - b.row)) {
    const key = JSON.stringify([column, fault, text]);
    const known = same.get(key);
    if (!known) same.set(key, { column, fault, text, rows: [row], count: 1 });
    else {
      known.count += 1;
      if (known.rows.at(-1) !== row) known.rows.push(row);
    }
  }
  return [...same.values()];
}
