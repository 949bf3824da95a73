import { expect, it } from "vitest";
import { powerCurve } from "./activity/power-curve";
import { type ListColumn, sorted } from "./ListTable";
import { cohortField, MOST_COHORTS, MOST_STEPS } from "./retention/cohorts";
import { fieldOf } from "./rhythm/field";

const number = (value: number) => String(value);

it("keeps everybody in the curve of active days, in classes where the days are many", () => {
  expect(powerCurve([5, 0, 2], number)).toEqual({ places: ["1", "2", "3"], values: [5, 0, 2] });
  const year = powerCurve(
    Array.from({ length: 365 }, () => 1),
    number,
  );
  expect(year.places.length).toBeLessThanOrEqual(31);
  expect([year.places[0], year.places.at(-1)]).toEqual(["1–12", "361–365"]);
  expect(year.values.reduce((sum, people) => sum + people, 0)).toBe(365);
});

const cohort = (start: string, size: number, bounded: (number | null)[]) => ({
  ...{ start, size, complete: true, bounded, unbounded: bounded, bracket: [] },
});

it("shows cohorts as shares, and what is not over as nothing", () => {
  const data = {
    cohorts: [cohort("2026-01-05", 10, [10, 5]), cohort("2026-01-12", 4, [4, null]), cohort("2026-01-19", 0, [0])],
    averages: { bounded: [1, 0.5], unbounded: [], bracket: [] },
  } as unknown as Parameters<typeof cohortField>[0];
  expect(cohortField(data, "bounded")).toMatchObject({
    shares: [
      [1, 0.5],
      [1, null],
      [null, null],
    ],
    averages: [1, 0.5],
  });
});

it("keeps the newest cohorts and the first intervals of many", () => {
  const cohorts = Array.from({ length: 104 }, (_, at) =>
    cohort(
      `${at}`,
      1,
      Array.from({ length: 104 - at }, () => 1),
    ),
  );
  const data = { cohorts, averages: { bounded: [], unbounded: [], bracket: [] } } as unknown as Parameters<
    typeof cohortField
  >[0];
  const field = cohortField(data, "bounded");
  expect(field.cohorts.map(({ start }) => start)).toEqual(
    Array.from({ length: MOST_COHORTS }, (_, at) => `${78 + at}`),
  );
  expect(field.shares.every((line) => line.length === MOST_STEPS)).toBe(true);
});

it("lays the hours of a week out as seven days", () => {
  const field = fieldOf([{ weekday: 6, hour: 23, interactions: 9, speakers: 4 }], "speakers");
  expect([field.length, field[6]?.length, field[6]?.[23], field[0]?.[0]]).toEqual([7, 24, 4, 0]);
});

it("orders a list by a column, what is not known last in both ways", () => {
  const rows = [
    { name: "8群", n: 2 },
    { name: "12群", n: null },
    { name: "3群", n: 5 },
  ];
  const columns: ListColumn<(typeof rows)[number]>[] = [
    { id: "name", title: "", value: ({ name }) => name },
    { id: "n", title: "", value: ({ n }) => n },
  ];
  const names = (by: string, down: boolean) => sorted(rows, columns, { by, down }, "zh-CN").map(({ name }) => name);
  expect(names("n", true)).toEqual(["3群", "8群", "12群"]);
  expect(names("n", false)).toEqual(["8群", "3群", "12群"]);
  expect(names("name", false)).toEqual(["3群", "8群", "12群"]);
});
