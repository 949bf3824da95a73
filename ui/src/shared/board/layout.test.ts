import { expect, it } from "vitest";
import { moved, placeOf } from "./layout";

const layout = { idea: ["a", "b", "c"], draft: ["d"], review: [] };

it("moves a card down within its column, behind the one it passes", () => {
  expect(moved(layout, "a", "b").idea).toEqual(["b", "a", "c"]);
  expect(moved(layout, "a", "c").idea).toEqual(["b", "c", "a"]);
});

it("moves a card up within its column, before the one it passes", () => {
  expect(moved(layout, "c", "a").idea).toEqual(["c", "a", "b"]);
});

it("carries a card into another column, in front of the card below it", () => {
  expect(moved(layout, "a", "d")).toEqual({ idea: ["b", "c"], draft: ["a", "d"], review: [] });
});

it("carries a card to the end of an empty column", () => {
  expect(moved(layout, "a", "review")).toEqual({ idea: ["b", "c"], draft: ["d"], review: ["a"] });
});

it("changes nothing over itself, its own column or nowhere", () => {
  expect(moved(layout, "a", "a")).toBe(layout);
  expect(moved(layout, "a", "idea")).toBe(layout);
  expect(moved(layout, "a", "elsewhere")).toBe(layout);
});

it("says what a card stands in front of", () => {
  expect(placeOf(layout, "b")).toEqual({ column: "idea", before: "c" });
  expect(placeOf(layout, "d")).toEqual({ column: "draft", before: null });
});
