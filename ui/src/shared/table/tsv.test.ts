import { expect, it } from "vitest";
import { formatTsv, parseTsv } from "./tsv";

it.each([
  [
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a\tb\r\nc\t\r\n",
    [
      ["a", "b"],
      ["c", ""],
    ],
  ],
  ['"two\nlines"\tx', [["two\nlines", "x"]]],
  ['"say ""hi"""', [['say "hi"']]],
  ['5" screen\tx', [['5" screen', "x"]]],
  ['"open\tx', [['"open', "x"]]],
  ["", [[""]]],
])("reads %j", (text, cells) => {
  expect(parseTsv(text)).toEqual(cells);
});

it("reads back what it writes", () => {
  const cells = [
    ["plain", "tab\there", 'quote " inside'],
    ['"starts', "line\nend", ""],
  ];
  expect(parseTsv(formatTsv(cells))).toEqual(cells);
});
