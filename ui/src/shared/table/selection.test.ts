import { expect, it } from "vitest";
import { countOf, has, joined, NOTHING, toggled } from "./selection";

it("toggles single rows", () => {
  const one = toggled(NOTHING, "a");
  expect(has(one, "a")).toBe(true);
  expect(has(toggled(one, "a"), "a")).toBe(false);
});

it("counts all that match but the exceptions", () => {
  const allButOne = toggled({ all: true, uids: new Set() }, "b");
  expect(has(allButOne, "a")).toBe(true);
  expect(has(allButOne, "b")).toBe(false);
  expect(countOf(allButOne, 200_000)).toBe(199_999);
});

it("joins a range to some and to all", () => {
  expect([...joined(toggled(NOTHING, "a"), ["b", "c"]).uids]).toEqual(["a", "b", "c"]);
  const all = { all: true, uids: new Set(["a", "b"]) };
  expect([...joined(all, ["a"]).uids]).toEqual(["b"]);
});
