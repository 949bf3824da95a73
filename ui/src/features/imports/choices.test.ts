import { expect, it } from "vitest";
import type { SheetChoice } from "../../bindings/SheetChoice";
import { choose, sideOf } from "./choices";

it("lets the last choice of a cell count, and what was said for all where nobody chose", () => {
  const first: SheetChoice = { row: 2, column: "note", side: "sheet" };
  const choices = choose(choose([first], { row: 2, column: "name", side: "sheet" }), { ...first, side: "here" });
  expect(choices).toHaveLength(2);
  expect(sideOf(choices, "sheet", 2, "note")).toBe("here");
  expect(sideOf(choices, "here", 2, "name")).toBe("sheet");
  expect([sideOf(choices, "sheet", 3, "note"), sideOf(choices, "here", 3, "note")]).toEqual(["sheet", "here"]);
});
