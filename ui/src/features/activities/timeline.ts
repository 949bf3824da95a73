// Which events are to come and which are over. A day that has begun is still to come: people are checked in on it.

import type { ActivityRow } from "../../bindings/ActivityRow";

export interface Timeline {
  upcoming: ActivityRow[];
  /** Without a date yet. */
  undated: ActivityRow[];
  /** The last one first. */
  past: ActivityRow[];
}

export function timeline(rows: readonly ActivityRow[], today: string): Timeline {
  const dated = rows.filter((row): row is ActivityRow & { start: string } => row.start !== null);
  const byStart = (a: { start: string }, b: { start: string }) => a.start.localeCompare(b.start);
  return {
    upcoming: dated.filter(({ start }) => start.slice(0, 10) >= today).sort(byStart),
    undated: rows.filter(({ start }) => start === null),
    past: dated
      .filter(({ start }) => start.slice(0, 10) < today)
      .sort(byStart)
      .reverse(),
  };
}
