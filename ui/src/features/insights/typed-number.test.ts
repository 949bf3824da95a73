import { expect, test } from "vitest";
import { typedNumber } from "./typed-number";

test.each([
  ["1.5", 1.5],
  [" 1,5 ", 1.5],
  ["１．５", 1.5],
  ["1，5", 1.5],
  ["12%", 12],
  ["９０", 90],
  ["", null],
  ["  ", null],
  ["ten", Number.NaN],
  ["1.5.2", Number.NaN],
])("%j is %d", (text, expected) => {
  expect(typedNumber(text)).toBe(expected);
});
