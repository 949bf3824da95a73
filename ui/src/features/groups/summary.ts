// What the shown groups come to together, and of how many of them each figure is known: a sum over groups counts a person once in each
// of their groups (人次). Pure.

import { figureOf, type GroupRow } from "./group-row";

/** A figure, and of how many groups it is. */
export interface Told {
  value: number;
  groups: number;
}

export interface Summary {
  /** Head counts of today. */
  people: Told | null;
  net: Told | null;
  /** Of the people of the groups that have it: large groups weigh as much as they are large. */
  speaking_rate: Told | null;
  on_time: Told | null;
}

export function summaryOf(rows: readonly GroupRow[]): Summary {
  const sum = (of: (row: GroupRow) => number | null | undefined): Told | null => {
    const known = rows.map(of).filter((value) => value !== null && value !== undefined);
    return known.length === 0 ? null : { value: known.reduce((all, value) => all + value, 0), groups: known.length };
  };
  const people = (row: GroupRow) => (figureOf(row, "speaking_rate") === null ? null : figureOf(row, "head_count"));
  const weight = sum(people);
  const speakers = sum((row) => {
    const [rate, count] = [figureOf(row, "speaking_rate"), people(row)];
    return rate === null || count === null ? null : rate * count;
  });
  const planned = sum((row) => row.figures?.deliveries.planned || null);
  const onTime = sum((row) => (row.figures?.deliveries.planned ? row.figures.deliveries.on_time : null));
  return {
    people: sum((row) => row.count?.count),
    net: sum((row) => figureOf(row, "net")),
    speaking_rate:
      weight && speakers && weight.value > 0 ? { ...speakers, value: speakers.value / weight.value } : null,
    on_time: planned && onTime && { ...onTime, value: (onTime.value / planned.value) * 100 },
  };
}
