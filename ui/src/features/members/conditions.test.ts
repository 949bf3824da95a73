import { describe, expect, it } from "vitest";
import type { FieldView } from "../../bindings/FieldView";
import type { Filter } from "../../bindings/Filter";
import { conditions, isFilter, listInput, parseMembers, selectionInput, together } from "./address";
import { birthdayText, lunarDay } from "./birthday";
import { complete, type Subject, subjectId, subjectOf, subjectOfFilter, testsFor } from "./conditions";

const FIELDS: FieldView[] = [
  { uid: "city", name: "城市", kind: "choice", options: ["杭州", "上海"] },
  { uid: "days", name: "天数", kind: "number", options: [] },
  { uid: "since", name: "始于", kind: "date", options: [] },
  { uid: "job", name: "岗位", kind: "text", options: [] },
];

const SUBJECTS: Subject[] = [
  ...(["tag", "tier", "channel", "channel_tag", "status", "platform", "birthday", "part", "namesake"] as const).map(
    (kind) => ({
      kind,
    }),
  ),
  ...(["name", "birthday", "joined_on", "created_at", "note"] as const).map((field) => ({
    kind: "field" as const,
    field,
  })),
  ...FIELDS.map(({ uid }) => ({ kind: "field" as const, field: { custom: uid } })),
];

describe("the tests of each subject", () => {
  it.each(SUBJECTS.map((subject) => [subjectId(subject), subject] as const))("%s", (id, subject) => {
    const tests = testsFor(subject, FIELDS);
    expect(tests.length).toBeGreaterThan(0);
    expect(subjectOf(id)).toEqual(subject);
    for (const test of tests) {
      const begun = test.begin();
      // Each test knows its own filter and no other's, or the builder would show the wrong words.
      expect(tests.filter((other) => other.is(begun)).map(({ id }) => id)).toEqual([test.id]);
      if (test.id !== "empty" || subject.kind !== "field") expect(subjectOfFilter(begun)).toEqual(subject);
      expect(isFilter(begun)).toBe(true);
    }
  });
});

describe("a filter that is not complete yet", () => {
  const empty: Filter = { kind: "text", field: "name", test: "contains", value: " " };
  const full: Filter = { kind: "tag", any: ["vip"], none: false };

  it("loses conditions without a value and groups without conditions", () => {
    expect(complete({ kind: "all", of: [empty, full, { kind: "any", of: [{ kind: "not", of: empty }] }] })).toEqual({
      kind: "all",
      of: [full],
    });
    expect(complete({ kind: "all", of: [empty] })).toBeNull();
  });

  it("keeps what needs no value", () => {
    for (const filter of [
      { kind: "namesake" },
      { kind: "empty", field: "phone" },
      { kind: "tier", any: [], none: true },
      { kind: "number", field: { custom: "days" }, min: 0, max: null },
    ] as Filter[])
      expect(complete(filter)).toEqual(filter);
  });
});

describe("the address", () => {
  const filter: Filter = { kind: "all", of: [{ kind: "namesake" }, { kind: "tag", any: ["vip"], none: false }] };

  it("takes a filter and refuses what has not its shape", () => {
    expect(parseMembers({ f: filter, q: 12, sort: "-joined_on" })).toEqual({ f: filter, q: "12", sort: "-joined_on" });
    expect(parseMembers({ f: { kind: "all", of: ["x"] } }).f).toBeUndefined();
    expect(parseMembers({ f: { kind: "drop table" } }).f).toBeUndefined();
  });

  it("becomes what the core is asked", () => {
    expect(listInput("c", { f: filter, q: "zs", sort: "-custom.days" }, 400, 200)).toEqual({
      community: "c",
      filter,
      search: "zs",
      sort: { by: { custom: "days" }, descending: true },
      offset: 400,
      limit: 200,
      trashed: false,
    });
    expect(listInput("c", { sort: "nonsense" }, 0, 200).sort).toBeUndefined();
  });

  it("names the selected, or all that match but some", () => {
    const uids = new Set(["a", "b"]);
    expect(selectionInput("c", { f: filter }, { all: false, uids })).toEqual({ kind: "these", uids: ["a", "b"] });
    expect(selectionInput("c", { f: filter, q: "x" }, { all: true, uids })).toEqual({
      kind: "matching",
      community: "c",
      filter,
      search: "x",
      except: ["a", "b"],
    });
  });

  it("is put together from its conditions again", () => {
    expect(together(conditions(filter))).toEqual(filter);
    expect(together([])).toBeUndefined();
    expect(conditions({ kind: "namesake" })).toEqual([{ kind: "namesake" }]);
  });
});

describe("birthdays", () => {
  it("are said as each calendar says them", () => {
    expect(birthdayText("08-15", true, "zh-CN")).toBe("八月十五");
    expect(birthdayText("1990-11-22", false, "zh-CN")).toBe("1990年11月22日");
    expect(birthdayText("11-22", false, "en")).toBe("22 Nov");
    expect([lunarDay(1, 1), lunarDay(12, 10), lunarDay(11, 20), lunarDay(2, 21), lunarDay(12, 30)]).toEqual([
      "正月初一",
      "腊月初十",
      "冬月二十",
      "二月廿一",
      "腊月三十",
    ]);
  });
});
