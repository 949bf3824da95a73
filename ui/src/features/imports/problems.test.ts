import { expect, it } from "vitest";
import type { RowProblem } from "../../bindings/RowProblem";
import { countByFault, gathered, problemCount, remarkCount } from "./problems";

const problem = (row: number, fault: RowProblem["fault"], text = "", column: number | null = null) => ({
  row,
  column,
  fault,
  text,
});

it("tells equal problems once, with the rows they are in", () => {
  const told = gathered([
    problem(9, "not_a_number", "many", 2),
    problem(4, "ragged"),
    problem(3, "not_a_number", "many", 2),
    problem(3, "not_a_number", "few", 2),
    problem(5, "ragged"),
    problem(5, "not_a_number", "many", 1),
  ]);
  expect(told.map(({ fault, text, rows }) => [fault, text, rows])).toEqual([
    ["not_a_number", "many", [3, 9]],
    ["not_a_number", "few", [3]],
    ["ragged", "", [4, 5]],
    ["not_a_number", "many", [5]],
  ]);
});

it("tells a row once that has a problem twice", () => {
  expect(gathered([problem(3, "formula"), problem(3, "formula")])).toMatchObject([{ rows: [3], count: 2 }]);
});

it("counts what was lost apart from what is only told", () => {
  const counts = countByFault([problem(2, "no_name"), problem(3, "namesake"), problem(4, "namesake")]);
  expect([problemCount(counts), remarkCount(counts)]).toEqual([1, 2]);
});
