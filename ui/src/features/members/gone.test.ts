import { expect, it } from "vitest";
import type { Filter } from "../../bindings/Filter";
import { asksGoneField, goneValues, type Known, namesGone } from "./gone";

const KNOWN = {
  fields: [
    { uid: "city", name: "城市", kind: "choice", options: ["杭州", "上海"] },
    { uid: "job", name: "岗位", kind: "text", options: [] },
  ],
  tags: [{ uid: "vip" }],
  tiers: [{ uid: "core" }],
  channels: [{ uid: "one" }],
  channelTags: [{ uid: "term" }],
} as unknown as Known;

const city = (...values: string[]): Filter => ({ kind: "one_of", field: { custom: "city" }, values });
const tags = (...any: string[]): Filter => ({ kind: "tag", any, none: false });

it("knows an option, a tag, a tier, a group and a tag of groups that are gone from those that are there", () => {
  expect(goneValues(city("杭州", "北京"), KNOWN)).toEqual(["北京"]);
  expect(goneValues(tags("vip", "old"), KNOWN)).toEqual(["old"]);
  expect(goneValues({ kind: "tier", any: ["core", "x"], none: false }, KNOWN)).toEqual(["x"]);
  expect(goneValues({ kind: "channel", any: ["two"], none: false }, KNOWN)).toEqual(["two"]);
  expect(goneValues({ kind: "channel_tag", any: ["term", "vip"] }, KNOWN)).toEqual(["vip"]);
  expect(goneValues({ kind: "text", field: "name", test: "contains", value: "北京" }, KNOWN)).toEqual([]);
});

it("looks into groups of conditions and behind not", () => {
  const inside = (of: Filter): Filter => ({ kind: "any", of: [tags("vip"), { kind: "not", of }] });
  expect(namesGone(inside(city("杭州")), KNOWN)).toBe(false);
  expect(namesGone(inside(city("北京")), KNOWN)).toBe(true);
  expect(asksGoneField(inside(city("北京")), KNOWN)).toBe(false);
  const field: Filter = { kind: "empty", field: { custom: "gone" } };
  expect(asksGoneField(inside(field), KNOWN)).toBe(true);
  expect(namesGone(inside(field), KNOWN)).toBe(true);
});
