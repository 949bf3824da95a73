import { describe, expect, it } from "vitest";
import type { ChannelView } from "../../bindings/ChannelView";
import type { GroupFigures } from "../../bindings/GroupFigures";
import type { Level } from "../../bindings/Level";
import { asEdit } from "./edit-group";
import { filtered, parseGroups, parseSort, sorted, sortText } from "./filter-groups";
import { type GroupRow, groupRow } from "./group-row";

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
    announcement_review_on: null,
    note: null,
    custom: {},
    tags: [],
    deleted_at: null,
    ...more,
  };
}

const counted = (name: string, count: number, more: Partial<ChannelView> = {}, on = TODAY) =>
  groupRow(channel(name, more), { channel: name, count, on, previous: count - 3, source: "imported" }, null);

/** With figures as the core says them. */
function judged(row: GroupRow, level: Level | null, net: number | null = null): GroupRow {
  const figures = { channel: row.uid, cells: { net: { value: net } }, level } as unknown as GroupFigures;
  return { ...row, figures };
}

describe("which groups are shown", () => {
  const rows = [
    counted("读书会 10 群", 80, {
      account: "小助手",
      tags: [{ uid: "t", kind: "channel", name: "一期", color: null }],
    }),
    judged(counted("读书会 2 群", 480, { state: "full" }), "amber"),
    groupRow(channel("Alpha"), null, null),
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

  it("sorts by figures and by who needs somebody, red before amber", () => {
    const all = [
      judged(counted("a", 9), null, 4),
      judged(counted("b", 9), "red"),
      judged(counted("c", 9), "amber", -2),
    ];
    const order = (sort: string) => sorted(all, parseSort(sort), "en").map((row) => row.name);
    expect(order("-attention")).toEqual(["b", "c", "a"]);
    expect(order("net")).toEqual(["c", "a", "b"]);
    expect(order("-net")).toEqual(["a", "c", "b"]);
  });

  it("takes any address", () => {
    expect(parseGroups({ q: 12, state: 3, needs: "perhaps", days: "15", sort: {} })).toEqual({
      q: "12",
      state: ["3"],
      tag: undefined,
      account: undefined,
      owner: undefined,
      kind: undefined,
      needs: undefined,
      days: undefined,
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
    expect(asEdit(row, { field: "head_count", typed: "" }, TODAY)).toMatchObject({
      figure: { value: null, source: "imported" },
    });
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
