import { expect, test } from "vitest";
import type { GroupFigures } from "../../bindings/GroupFigures";
import type { GroupRow } from "./group-row";
import { summaryOf } from "./summary";

const row = (count: number | null, cells: Record<string, number>, deliveries = { planned: 0, on_time: 0 }) =>
  ({
    count: count === null ? null : { count },
    figures: {
      cells: Object.fromEntries(Object.entries(cells).map(([measure, value]) => [measure, { value }])),
      deliveries: { late: 0, skipped: 0, missed: 0, ...deliveries },
    } as unknown as GroupFigures,
  }) as GroupRow;

test("sums say of how many groups they are, and rates weigh by size", () => {
  const summary = summaryOf([
    row(100, { net: 4, speaking_rate: 10, head_count: 100 }, { planned: 10, on_time: 9 }),
    row(300, { net: -1, speaking_rate: 2, head_count: 300 }, { planned: 30, on_time: 30 }),
    row(50, {}),
    row(null, { speaking_rate: 90 }),
  ]);
  expect(summary).toEqual({
    people: { value: 450, groups: 3 },
    net: { value: 3, groups: 2 },
    speaking_rate: { value: 4, groups: 2 },
    on_time: { value: 97.5, groups: 2 },
  });
});

test("of groups of which nothing is known nothing is said", () => {
  expect(summaryOf([row(null, {})])).toEqual({ people: null, net: null, speaking_rate: null, on_time: null });
});
