import { expect, it } from "vitest";
import type { MemberRow } from "../../bindings/MemberRow";
import type { Column } from "../../shared/table/types";
import { readPaste } from "./pasted-cells";

const row = (name: string, custom: Record<string, string | number> = {}) =>
  ({ uid: name, name, phone: null, joined_on: null, custom }) as unknown as MemberRow;

const column = (id: string, value: (row: MemberRow) => string): Column<MemberRow> => ({
  id,
  title: id,
  width: 100,
  cell: () => null,
  edit: { kind: "text", value, save: () => undefined },
});

const COLUMNS = [
  column("name", (row) => row.name),
  column("joined_on", (row) => row.joined_on ?? ""),
  column("custom.city", (row) => String(row.custom.city ?? "")),
  column("tier", () => ""),
];
const FIELDS = [{ uid: "city", name: "城市", kind: "choice" as const, options: ["杭州"] }];

function paste(cells: string[][], rows: MemberRow[]) {
  return readPaste({ cells, columns: COLUMNS, firstRow: 0, rows }, { fields: FIELDS });
}

it("asks for the cells that change, and for no others", () => {
  const reading = paste([["张三", "2026-03-02", " 杭州 "]], [row("张三", { city: "杭州" })]);
  expect(reading.changes).toEqual([{ uid: "张三", field: "joined_on", value: "2026-03-02" }]);
  expect(reading).toMatchObject({ rows: 1, bad: [], beyond: 0 });
});

it("names the cells that do not fit, and leaves the others their place", () => {
  const reading = paste([["", "soon", "火星", "核心"], ["李四", "", "杭州"], ["王五"]], [row("张三"), row("李四")]);
  expect(reading.bad.map(({ column, value }) => [column, value])).toEqual([
    ["name", ""],
    ["joined_on", "soon"],
    ["custom.city", "火星"],
    ["tier", "核心"],
  ]);
  expect(reading.changes).toEqual([{ uid: "李四", field: { custom: "city" }, value: "杭州" }]);
  expect(reading).toMatchObject({ rows: 1, beyond: 1 });
});
