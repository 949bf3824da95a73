// Cohorts as a field of shares, and their average as a curve. What is not over yet is nothing, never zero.

import type { RetentionInsight } from "../../../bindings/RetentionInsight";
import type { Mode } from "../address";

export type Counted = Mode | "bounded";

/** More rows and columns would be too fine to be read: the newest cohorts, the first intervals. */
export const MOST_COHORTS = 26;
export const MOST_STEPS = 26;

export interface CohortField {
  cohorts: RetentionInsight["cohorts"];
  /** One line for each cohort, as shares. */
  shares: (number | null)[][];
  averages: (number | null)[];
  /** How many intervals there are, those that are not shown too. */
  steps: number;
}

export function cohortField({ cohorts, averages }: RetentionInsight, mode: Counted): CohortField {
  const steps = Math.max(0, ...cohorts.map((cohort) => cohort[mode].length));
  const shown = Math.min(steps, MOST_STEPS);
  const newest = cohorts.slice(-MOST_COHORTS);
  const upTo = (line: readonly (number | null)[]) => Array.from({ length: shown }, (_, at) => line[at] ?? null);
  return {
    cohorts: newest,
    shares: newest.map((cohort) =>
      upTo(cohort[mode]).map((count) => (count === null || cohort.size === 0 ? null : count / cohort.size)),
    ),
    averages: upTo(averages[mode]),
    steps,
  };
}
