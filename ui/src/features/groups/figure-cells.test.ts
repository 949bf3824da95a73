import { describe, expect, it } from "vitest";
import type { DayValue } from "../../bindings/DayValue";
import type { FigureKind } from "../../bindings/FigureKind";
import type { Column } from "../../shared/table/types";
import { asFigure, type FiguresRow, readFigure, readFigures } from "./figure-cells";

const known = (key: string): FigureKind => ({ key, uid: null, name: null, unit: null, decimals: 0 });
const KINDS = [
  known("head_count"),
  known("joined"),
  { key: "成交额", uid: "u", name: "成交额", unit: "元", decimals: 2 },
];
const TITLES = ["人数", "进群", "成交额（元）"];

const nothing: DayValue = { value: null, source: null, last: null, last_on: null, derived: null };
const row = (name: string, number: string, first: Partial<DayValue> = {}): FiguresRow => ({
  uid: name,
  name,
  number,
  values: [{ ...nothing, ...first }, nothing, nothing],
});
const ROWS = [row("一群", "01"), row("二群", "02", { value: 80, source: "imported" }), row("三群", "120")];

const column = (id: string) => ({ id, title: id }) as Column<FiguresRow>;
const COLUMNS = [column("name"), ...KINDS.map((_, at) => column(`figure.${at}`))];

function pasted(text: string, from: { row: number; column: number }) {
  const cells = text.split("\n").map((line) => line.split("\t"));
  const block = { cells, columns: COLUMNS.slice(from.column), firstRow: from.row, rows: ROWS.slice(from.row) };
  const { changes, ...told } = readFigures(block, { rows: ROWS, kinds: KINDS, titles: TITLES, on: "2026-03-01" });
  return { ...told, changes: changes.map(({ channel, figure, value }) => `${channel} ${figure} ${value}`) };
}

describe("a typed figure", () => {
  it("is read as people write it", () => {
    const count = (text: string) => readFigure(text, known("joined"));
    expect(["1,234", "１２", " 12 人", "0", "-1", "1.5", "many", ""].map(count)).toEqual([
      ...[1234, 12, 12, 0],
      ...[null, null, null, null],
    ]);
    const money = (text: string) => readFigure(text, KINDS[2] as FigureKind);
    expect(["12.50", "-3.1元", "1.234", ".5"].map(money)).toEqual([12.5, -3.1, null, 0.5]);
  });

  it("replaces what a table brought, and is taken away where it came from", () => {
    const imported = ROWS[1] as FiguresRow;
    const write = (text: string) => asFigure(imported, 0, known("head_count"), text, "2026-03-01");
    expect(write("81")).toMatchObject({ value: 81, source: "typed" });
    expect(write("")).toMatchObject({ value: null, source: "imported" });
    expect(write("80")).toBeUndefined();
    expect(asFigure(imported, 1, known("joined"), " ", "2026-03-01")).toBeUndefined();
  });
});

describe("a pasted block", () => {
  it("goes on from the cursor, and an empty cell says nothing", () => {
    expect(pasted("90\t3\n\t4\n7\t8", { row: 1, column: 1 })).toEqual({
      changes: ["二群 head_count 90", "二群 joined 3", "三群 joined 4"],
      rows: 2,
      bad: [],
      beyond: 1,
    });
  });

  it("goes to the groups that its first column names, in any order", () => {
    expect(pasted("三群\t120\n别的群\t5\n一群\t?", { row: 1, column: 1 })).toEqual({
      changes: ["三群 head_count 120"],
      rows: 1,
      bad: [
        { row: "别的群", column: "", value: "5" },
        { row: "一群", column: "人数", value: "?" },
      ],
      beyond: 0,
    });
    expect(pasted("02\t81\n01\t70", { row: 0, column: 1 }).changes).toEqual([
      "二群 head_count 81",
      "一群 head_count 70",
    ]);
    expect(pasted("120\t3", { row: 0, column: 1 }).changes).toEqual(["三群 head_count 3"]);
    expect(pasted("120\t3\n121\t4", { row: 0, column: 1 }).changes).toContain("一群 head_count 120");
  });

  it("goes to the figures that its first line names", () => {
    const told = pasted("群名\t成交额\t备注\t群人数\n一群\t9.5\t好\t100", { row: 2, column: 2 });
    expect(pasted("群\t新增成员数\n二群\t6", { row: 0, column: 1 }).changes).toEqual(["二群 joined 6"]);
    expect(told).toMatchObject({ changes: ["一群 成交额 9.5", "一群 head_count 100"], rows: 1, bad: [] });
  });
});
