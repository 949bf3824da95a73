// How the groups grew on a day, as a report says it: sums over groups are heads counted once per group (人次). Pure.

import type { FiguresDay } from "../../../bindings/FiguresDay";

export interface Growth {
  /** Null: nobody knows it of any group. */
  joined: number | null;
  left: number | null;
  net: number | null;
  /** The newest counts up to that day. */
  people: number | null;
  /** Of how many groups who came or went that day is known, or at least that they were counted; and how many there are. */
  counted: number;
  groups: number;
}

/**
 * The newest that is known, with the day that it is of: who came and went today, else yesterday. Heads that were counted this morning
 * say nothing of that, so they do not hide what yesterday was.
 */
export function newest(today: FiguresDay, yesterday: FiguresDay): { growth: Growth; isToday: boolean } {
  const [growth, before] = [growthOf(today), growthOf(yesterday)];
  const moves = ({ joined, left }: Growth) => joined !== null || left !== null;
  const isToday = moves(growth) || (!moves(before) && growth.counted > 0);
  return isToday ? { growth, isToday } : { growth: { ...before, people: growth.people }, isToday };
}

export function growthOf({ figures, groups }: FiguresDay): Growth {
  const at = (key: string) => figures.findIndex((figure) => figure.key === key);
  const [people, joined, left] = [at("head_count"), at("joined"), at("left")];
  const sum = (values: (number | null | undefined)[]): number | null => {
    const known = values.filter((value) => value !== null && value !== undefined);
    return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
  };
  const counted = (keep: (at: number) => boolean) =>
    groups.filter(({ values }) => values.some(({ value, derived }, at) => keep(at) && (value ?? derived) !== null))
      .length;
  const growth = {
    joined: sum(groups.map(({ values }) => values[joined]?.value)),
    left: sum(groups.map(({ values }) => values[left]?.value ?? values[left]?.derived)),
    people: sum(groups.map(({ values }) => values[people]?.value ?? values[people]?.last)),
    groups: groups.length,
  };
  const net = growth.joined === null || growth.left === null ? null : growth.joined - growth.left;
  return { ...growth, net, counted: counted((at) => at === joined || at === left) || counted(() => true) };
}
