import { expect, it } from "vitest";
import type { ContentRow } from "../../bindings/ContentRow";
import type { CellEdit, Column } from "../../shared/table/types";
import { asStep, readPaste } from "./pasted-cells";

const row = (title: string, more: Partial<ContentRow> = {}) =>
  ({
    uid: title,
    title,
    state: "draft",
    start: null,
    all_day: false,
    series: false,
    owner: null,
    ...more,
  }) as ContentRow;

const column = (
  id: string,
  kind: CellEdit<ContentRow>["kind"],
  value: (row: ContentRow) => string,
  choices: { value: string; title: string }[] = [],
): Column<ContentRow> => ({
  id,
  title: id,
  width: 100,
  cell: () => null,
  edit: { kind, value, choices: () => choices, save: () => undefined },
});

const STATES = [
  { value: "draft", title: "草稿" },
  { value: "scheduled", title: "待发" },
];
const COLUMNS = [
  column("title", "text", ({ title }) => title),
  column("state", "choice", ({ state }) => state, STATES),
  column("start", "date", ({ start }) => start ?? ""),
  column("owner", "choice", ({ owner }) => owner ?? "", [{ value: "u1", title: "林一" }]),
];
const paste = (cells: string[][], rows: ContentRow[]) =>
  readPaste({ cells, columns: COLUMNS, firstRow: 0, rows }, "2026-03-02");

it("makes one step of words, states and owners, and leaves what is the same", async () => {
  const block = paste(
    [
      ["早报", "待发", "", "林一"],
      ["晚报二", "scheduled", "", ""],
    ],
    [row("早报"), row("晚报")],
  );
  expect(block).toMatchObject({ rows: 2, bad: [], beyond: 0 });
  expect(await asStep(block.changes)).toEqual({
    edits: [
      { uid: "早报", owner: "u1" },
      { uid: "晚报", title: "晚报二" },
    ],
    moves: [{ uids: ["早报", "晚报"], state: "scheduled" }],
  });
});

it("names what does not fit: unknown words, no times, the time of a series", () => {
  const block = paste(
    [["一", "火星", "someday", "王五"], ["二", "", "2026-03-09 20:00"], ["三", "草稿", "2026-03-09 20:00"], ["四"]],
    [row("一"), row("二", { series: true }), row("三")],
  );
  expect(block.bad.map(({ row, column }) => `${row} ${column}`)).toEqual([
    "一 state",
    "一 start",
    "一 owner",
    "二 state",
    "二 start",
  ]);
  const time = { start: "2026-03-09T20:00:00", all_day: false, forgetsLength: false };
  expect(block.changes).toEqual([{ kind: "time", uid: "三", time }]);
  expect(block.beyond).toBe(1);
});
