import { expect, it } from "vitest";
import type { ChannelView } from "../../bindings/ChannelView";
import { splitList } from "../../shared/table/split-list";
import type { Column } from "../../shared/table/types";
import { readDate, readKind, readState, wholeNumber } from "./cell-values";
import type { GroupRow } from "./group-row";
import { groupRow } from "./group-row";
import { asStep, readPaste } from "./pasted-cells";

it("reads kinds and states in both languages", () => {
  expect(["企业微信群", "微信", "QQ群", "Telegram", "公众号", "?"].map(readKind)).toEqual([
    "wecom_group",
    "wechat_group",
    "qq_group",
    "telegram",
    "official_account",
    undefined,
  ]);
  expect(["已满", "正常运营中", "未开", "已解散", "quiet", "?"].map(readState)).toEqual([
    "full",
    "open",
    "preparing",
    "closed",
    "quiet",
    undefined,
  ]);
});

it("reads counts as people write them", () => {
  expect(["128", "1,204 人", "128人", "很多", "", "-3"].map(wholeNumber)).toEqual([128, 1204, 128, null, null, null]);
});

it("reads days ahead, and days without a year in the past where they belong there", () => {
  expect(readDate("+7", "2026-11-22")).toBe("2026-11-29");
  expect(readDate("3-5", "2026-11-22")).toBe("2027-03-05");
  expect(readDate("3-5", "2026-11-22", true)).toBe("2026-03-05");
  expect(readDate("soon", "2026-11-22")).toBeNull();
});

it("splits tags at every mark that people use", () => {
  expect(splitList("一期、杭州，#付费;vip | 杭州 ")).toEqual(["一期", "杭州", "付费", "vip"]);
});

const column = (id: string, value: (row: GroupRow) => string): Column<GroupRow> => ({
  id,
  title: id,
  width: 100,
  cell: () => null,
  edit: { kind: "text", value, save: () => undefined },
});

it("makes one step of a block pasted onto the table, and names the cells that do not fit", () => {
  const row = (name: string) =>
    groupRow({ uid: name, name, state: "open", tags: [] } as unknown as ChannelView, null, null);
  const columns = [
    column("name", (row) => row.name),
    column("count", (row) => String(row.count?.count ?? "")),
    column("state", (row) => row.state),
    column("tags", () => ""),
    column("change", () => ""),
  ];
  const cells = [
    ["一群", "128", "满", "杭州", "7"],
    ["二群新名", "多", "?", "", ""],
    ["三群", "1"],
  ];
  const reading = readPaste({ cells, columns, firstRow: 0, rows: [row("一群"), row("二群")] }, "2026-11-22", []);
  expect(asStep(reading.changes)).toEqual({
    edits: [
      { uid: "一群", state: "full" },
      { uid: "二群", name: "二群新名" },
    ],
    tags: [{ uids: ["一群"], add: ["杭州"], remove: [] }],
    figures: [{ channel: "一群", on: "2026-11-22", figure: "head_count", value: 128, source: "typed" }],
  });
  expect(reading.bad.map(({ column, value }) => [column, value])).toEqual([
    ["count", "多"],
    ["state", "?"],
  ]);
  expect(reading.changes).toHaveLength(4);
  expect(reading).toMatchObject({ rows: 2, beyond: 1 });
});
