import { describe, expect, it } from "vitest";
import type { ChannelView } from "../../bindings/ChannelView";
import { asEdit } from "./edit-group";
import { filtered, parseGroups, parseSort, sorted, sortText } from "./filter-groups";
import { groupRow, needsMe, USUAL } from "./group-row";

const TODAY = "2026-11-22";

function channel(name: string, more: Partial<ChannelView> = {}): ChannelView {
  return {
    uid: name,
    community: "c",
    kind: "wechat_group",
    is_group: true,
    name,
    number: null,
    account: null,
    operator: null,
    opened_on: null,
    state: "open",
    capacity: 500,
    link: null,
    color: null,
    qr_picture: null,
    qr_expires_on: null,
    announcement: null,
    announcement_at: null,
    note: null,
    custom: {},
    tags: [],
    deleted_at: null,
    ...more,
  };
}

const counted = (name: string, count: number, more: Partial<ChannelView> = {}, on = TODAY) =>
  groupRow(channel(name, more), { channel: name, count, on, previous: count - 3 }, TODAY, USUAL);

describe("what a group wants", () => {
  it("is full soon from nine tenths on, full at its capacity", () => {
    expect([449, 450, 500, 501].map((count) => counted("a", count).fillLevel)).toEqual(["calm", "soon", "now", "now"]);
  });

  it("tells of the QR code two days before, in red on its last day and after", () => {
    const level = (day: string) => groupRow(channel("a", { qr_expires_on: day }), null, TODAY, USUAL).qrLevel;
    expect(["2026-11-25", "2026-11-24", "2026-11-22", "2026-11-01"].map(level)).toEqual(["calm", "soon", "now", "now"]);
  });

  it("leaves closed groups alone", () => {
    expect(needsMe(counted("a", 500))).toBe(true);
    expect(needsMe(counted("a", 500, { state: "closed" }))).toBe(false);
    expect(needsMe(counted("a", 5, {}, "2026-11-01"))).toBe(true);
  });
});

describe("which groups are shown", () => {
  const rows = [
    counted("读书会 10 群", 80, {
      account: "小助手",
      tags: [{ uid: "t", kind: "channel", name: "一期", color: null }],
    }),
    counted("读书会 2 群", 480, { state: "full" }),
    groupRow(channel("Alpha"), null, TODAY, USUAL),
  ];
  const forms = new Map([["读书会 2 群", ["dushuhui2qun", "dsh2q"]]]);
  const names = (address: object) => filtered(rows, parseGroups({ ...address }), forms).map((row) => row.name);

  it("filters by facets, any value of one and all facets together", () => {
    expect(names({ state: ["full", "closed"] })).toEqual(["读书会 2 群"]);
    expect(names({ tag: "一期" })).toEqual(["读书会 10 群"]);
    expect(names({ tag: "-", account: "-" })).toEqual(["读书会 2 群", "Alpha"]);
    expect(names({ needs: "true" })).toEqual(["读书会 2 群"]);
  });

  it("finds by every word, in tags too, and by pinyin initials", () => {
    expect(names({ q: "读书 一期" })).toEqual(["读书会 10 群"]);
    expect(names({ q: "dsh2" })).toEqual(["读书会 2 群"]);
    expect(names({ q: "ALPHA" })).toEqual(["Alpha"]);
  });

  it("sorts numbers in names as numbers and keeps what has no value last both ways", () => {
    const order = (sort: string) => sorted(rows, parseSort(sort), "zh-CN").map((row) => row.name);
    expect(order("name").indexOf("读书会 2 群")).toBeLessThan(order("name").indexOf("读书会 10 群"));
    expect(order("count")).toEqual(["读书会 10 群", "读书会 2 群", "Alpha"]);
    expect(order("-count")).toEqual(["读书会 2 群", "读书会 10 群", "Alpha"]);
    expect(sortText(parseSort("-count"))).toBe("-count");
  });

  it("takes any address", () => {
    expect(parseGroups({ q: 12, state: 3, needs: "perhaps", sort: {} })).toEqual({
      q: "12",
      state: ["3"],
      tag: undefined,
      account: undefined,
      owner: undefined,
      kind: undefined,
      needs: undefined,
      sort: undefined,
    });
  });
});

describe("what is typed into a cell", () => {
  const row = counted("a", 80, { tags: [{ uid: "t", kind: "channel", name: "一期", color: null }] });

  it("writes today's count, and takes the shown one away when emptied", () => {
    expect(asEdit(row, { field: "head_count", typed: "1,024" }, TODAY)).toMatchObject({
      kind: "count",
      figure: { on: TODAY, value: 1024 },
    });
    expect(asEdit(row, { field: "head_count", typed: "" }, TODAY)).toMatchObject({ figure: { value: null } });
    expect(asEdit(row, { field: "head_count", typed: "many" }, TODAY)).toEqual({ kind: "wrong" });
  });

  it("adds and takes away the tags that differ", () => {
    expect(asEdit(row, { field: "tags", typed: "杭州、二期" }, TODAY)).toEqual({
      kind: "tags",
      tags: { uids: ["a"], add: ["杭州", "二期"], remove: ["一期"] },
    });
  });

  it("clears what may be empty and keeps the name", () => {
    expect(asEdit(row, { field: "note", typed: " " }, TODAY)).toEqual({ kind: "edit", edit: { uid: "a", note: null } });
    expect(asEdit(row, { field: "name", typed: " " }, TODAY)).toEqual({ kind: "wrong" });
    expect(asEdit(row, { field: "qr_expires_on", typed: "+7" }, TODAY)).toMatchObject({
      edit: { qr_expires_on: "2026-11-29" },
    });
  });
});
