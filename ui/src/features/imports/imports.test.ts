import { describe, expect, it } from "vitest";
import type { Target } from "../../bindings/Target";
import { fileName, isTaken, nextList, parseImport } from "./import-address";
import { splitText } from "./split-text";
import { targetGroups, targetId, targetOf } from "./targets";

describe("a nickname that is several fields", () => {
  it("is cut as the core cuts it", () => {
    expect(splitText("杭州-产品-张三", "-_", 3)).toEqual(["杭州", "产品", "张三"]);
    expect(splitText("杭州_产品_张三-二群", "-_", 3)).toEqual(["杭州", "产品", "张三-二群"]);
    expect(splitText("上海-李四", "-", 3)).toEqual(["上海", "", "李四"]);
    expect(splitText("王五", "-", 3)).toEqual(["", "", "王五"]);
  });
});

describe("what a column may become", () => {
  const fields = [{ uid: "f", name: "城市", kind: "text" as const, options: [] }];
  const all = (now: Target) => targetGroups("公司", fields, now).flatMap(({ targets }) => targets);

  it("is offered once each, and can be read back from the choice", () => {
    const targets = all({ kind: "ignore" });
    const ids = targets.map(targetId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of targets.filter(({ kind }) => kind !== "split"))
      expect(targetOf(targetId(target), { kind: "ignore" })).toEqual(target);
  });

  it("offers own fields and new ones under the column's name", () => {
    const ids = all({ kind: "ignore" }).map(targetId);
    expect(ids).toContain(targetId({ kind: "custom", field: "f" }));
    expect(ids).toContain(targetId({ kind: "new_field", name: "公司", field_kind: "number" }));
  });

  it("always holds what is chosen now, remembered platforms too", () => {
    const now: Target = { kind: "account", platform: "mixin" };
    expect(all(now)).toContainEqual(now);
  });

  it("keeps the parts of a split, and begins with three", () => {
    const split: Target = { kind: "split", separators: "-", parts: [{ kind: "name" }, { kind: "phone" }] };
    expect(targetOf("split", split)).toBe(split);
    expect(targetOf("split", { kind: "name" })).toMatchObject({ parts: [{}, {}, { kind: "name" }] });
  });
});

describe("the address of an import", () => {
  it("takes a path and a kind, and nothing else", () => {
    expect(parseImport({ path: "/a/成员.xlsx", kind: "groups" })).toEqual({ path: "/a/成员.xlsx", kind: "groups" });
    expect(parseImport({ path: 3, kind: "cats" })).toEqual({ path: undefined, kind: undefined });
    expect(parseImport({ kind: "figures", holds: "toString" })).toEqual({ kind: "figures" });
  });

  it("leads from one dropped list to the next until there is none", () => {
    const first = parseImport({ path: "/a.csv", next: ["/b.csv", "/c.csv", 4] });
    expect(nextList(first)).toEqual({ path: "/b.csv", next: ["/c.csv"] });
    expect(nextList({ next: ["/c.csv"] })).toEqual({ path: "/c.csv", next: undefined });
    expect(nextList({})).toBeNull();
  });

  it("knows what may be taken in by its ending, on every system; folders have none", () => {
    const names = ["C:\\x\\名单.CSV", "/tmp/a.xlsx", "photo.png", "/tmp/exports", "/tmp/v1.2/result.json", "a.exe"];
    expect(names.map(isTaken)).toEqual([true, true, false, true, true, false]);
    expect(["C:\\x\\名单.csv", "/tmp/a.xlsx", "b.csv"].map(fileName)).toEqual(["名单.csv", "a.xlsx", "b.csv"]);
  });
});
