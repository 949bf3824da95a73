import { expect, it } from "vitest";
import type { ActivityRow } from "../../bindings/ActivityRow";
import type { Column } from "../../shared/table/types";
import { readPaste } from "./pasted-cells";

const row = { uid: "一", title: "分享", format: "talk", place: "咖啡馆", host: null, owner: null } as ActivityRow;
const column = (id: string, value: string, choices?: { value: string; title: string }[]): Column<ActivityRow> => ({
  id,
  title: id,
  width: 100,
  cell: () => null,
  edit: {
    kind: choices ? "choice" : "text",
    value: () => value,
    choices: () => choices ?? [],
    save: () => undefined,
  },
});
const FORMATS = [
  { value: "talk", title: "分享" },
  { value: "meetup", title: "聚会" },
];
const COLUMNS = [
  column("title", "分享"),
  column("format", "talk", FORMATS),
  column("place", "咖啡馆"),
  column("host", ""),
  column("registered", "3"),
];

it("reads words and choices of an event and refuses what is counted, unknown or empty", () => {
  const paste = (cells: string[]) => readPaste({ cells: [cells], columns: COLUMNS, firstRow: 0, rows: [row] });
  expect(paste(["分享", "聚会", "", "林一", "3"])).toEqual({
    changes: [
      { uid: "一", format: "meetup" },
      { uid: "一", place: null },
      { uid: "一", host: "林一" },
    ],
    rows: 1,
    bad: [],
    beyond: 0,
  });
  expect(paste(["", "火星", "咖啡馆", "", "9"]).bad.map(({ column }) => column)).toEqual([
    "title",
    "format",
    "registered",
  ]);
});
