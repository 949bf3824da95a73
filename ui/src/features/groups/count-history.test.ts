import { expect, it } from "vitest";
import { capacityOn, historyOf } from "./count-history";

const figures = (values: Record<string, number>) =>
  Object.entries(values).map(([on, value]) => ({ on, value, source: "typed" as const }));

const CAPACITIES = figures({ "2026-03-01": 200, "2026-05-01": 500, "2026-07-01": 0 });

it.each([
  ["2026-02-28", null],
  ["2026-03-01", 200],
  ["2026-04-30", 200],
  ["2026-05-01", 500],
  ["2026-07-02", null],
])("holds from its day on: %s", (day, capacity) => {
  expect(capacityOn(CAPACITIES, day)).toBe(capacity);
});

it("puts counts and capacities into one history, the newest first", () => {
  const counts = figures({ "2026-02-01": 90, "2026-05-01": 190, "2026-06-01": 240 });
  const lines = historyOf(counts, CAPACITIES);
  expect(lines.map(({ on, kind, value, before, capacity }) => [on, kind, value, before, capacity])).toEqual([
    ["2026-07-01", "capacity", 0, 500, null],
    ["2026-06-01", "count", 240, 190, 500],
    ["2026-05-01", "count", 190, 90, 500],
    ["2026-05-01", "capacity", 500, 200, null],
    ["2026-03-01", "capacity", 200, null, null],
    ["2026-02-01", "count", 90, null, null],
  ]);
});
