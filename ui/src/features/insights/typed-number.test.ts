import { expect, test } from "vitest";
import { typedNumber } from "./typed-number";

test.each([
  ["1.5", 1.5],
  [" 1,5 ", 1.5],
  ["１．５", 1.5],
  ["1，5", 1.5],
  ["1,000", 1000],
  ["12,345,678.5", 12345678.5],
  ["0,25", 0.25],
  ["12%", Number.NaN],
  ["９０", 90],
  ["", null],
  ["  ", null],
  ["ten", Number.NaN],
  ["1.5.2", Number.NaN],
])("%j is %d", (text, expected) => {
  expect(typedNumber(text)).toBe(expected);
});
