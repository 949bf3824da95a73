import { describe, expect, it } from "vitest";
import type { Filter } from "../../../bindings/Filter";
import type { LadderView } from "../../../bindings/LadderView";
import { filterOf, groupOf } from "../conditions";
import { rulesDraft, rulesOf, unfinished } from "./draft";

const leaf = (least: number): Filter => ({ kind: "measured", measure: "active_days", kinds: [], days: 30, least });
const tagged = (any: string[]): Filter => ({ kind: "tag", any, none: false });

const ladderOf = (...rules: (Filter | null)[]): LadderView => ({
  uid: "ladder",
  name: "Tiers",
  tiers: rules.map((rule, at) => ({ uid: `t${at}`, name: `T${at}`, color: null, members: 0, rule })),
  review: "month",
  lower_mark: 90,
  grace_days: 14,
  reviewed_on: null,
});

describe("groups", () => {
  it.each<[string, Filter]>([
    ["all", { kind: "all", of: [leaf(1), leaf(2)] }],
    ["any", { kind: "any", of: [leaf(1)] }],
    ["count", { kind: "count", least: 3, of: [leaf(1), tagged(["a"])] }],
    ["none", { kind: "not", of: { kind: "any", of: [leaf(1), leaf(2)] } }],
  ])("%s stays what it is", (join, filter) => {
    const group = groupOf(filter);
    expect(group?.join).toBe(join);
    expect(group && filterOf(group)).toEqual(filter);
  });
  it("a denied group of another kind is none of that one", () => {
    const inner: Filter = { kind: "all", of: [leaf(1), leaf(2)] };
    expect(groupOf({ kind: "not", of: inner })).toEqual({ join: "none", least: 2, of: [inner] });
  });
  it("a condition is no group, also where it is denied", () => {
    expect(groupOf(leaf(1))).toBeNull();
    expect(groupOf({ kind: "not", of: leaf(1) })).toBeNull();
  });
});

describe("rules of a ladder", () => {
  it("are saved as they were opened", () => {
    const rules: (Filter | null)[] = [{ kind: "all", of: [] }, null, { kind: "all", of: [leaf(3), tagged(["a"])] }];
    const ladder = ladderOf(...rules);
    expect(rulesOf("ladder", rulesDraft(ladder))).toEqual({
      ladder: "ladder",
      rules: [
        { tier: "t0", rule: rules[0] },
        { tier: "t2", rule: rules[2] },
      ],
      review: "month",
      lower_mark: 90,
      grace_days: 14,
    });
  });
  it("leave conditions without a value out, and a tier that has no other is said to be unfinished", () => {
    const draft = rulesDraft(ladderOf({ kind: "all", of: [tagged([])] }, { kind: "all", of: [leaf(1), tagged([])] }));
    expect(unfinished(draft)).toEqual(["t0"]);
    expect(rulesOf("ladder", draft).rules).toEqual([{ tier: "t1", rule: { kind: "all", of: [leaf(1)] } }]);
  });
});
