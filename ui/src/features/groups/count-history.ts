// Head counts and capacities of a group as one history. A capacity holds from its day on until the next one.

import type { FigureValue } from "../../bindings/FigureValue";

type Dated = Pick<FigureValue, "on" | "value" | "source">;

export type HistoryLine = Dated & {
  kind: "count" | "capacity";
  /** The one before it of the same kind. */
  before: number | null;
  /** Of a count: how many people the group took that day; nothing when it is not known or nothing limited it. */
  capacity: number | null;
};

/** The newest first; what the group took that day stands below what was counted in it. */
export function historyOf(counts: readonly Dated[], capacities: readonly Dated[]): HistoryLine[] {
  const line = (kind: HistoryLine["kind"]) => (figure: Dated, at: number, all: readonly Dated[]) => ({
    ...figure,
    kind,
    before: all[at - 1]?.value ?? null,
    capacity: kind === "count" ? capacityOn(capacities, figure.on) : null,
  });
  const lines: HistoryLine[] = [...capacities.map(line("capacity")), ...counts.map(line("count"))];
  // The sort keeps the order of what is of one day.
  return lines.sort((a, b) => a.on.localeCompare(b.on)).reverse();
}

/** The capacity that held on a day, of those in the order of their days; 0 is stored where nothing limits the group any more. */
export function capacityOn(capacities: readonly Dated[], day: string): number | null {
  return capacities.findLast(({ on }) => on <= day)?.value || null;
}
