import { describe, expect, it } from "vitest";
import { cardBeside, moved, neighbour, placeOf } from "./arrangement";

const board = { idea: ["a", "b", "c"], draft: [], sent: ["d"] };
const order = ["idea", "draft", "sent"];

describe("the cards of a board", () => {
  it("move before another card, or to the end", () => {
    expect(moved(board, "d", { column: "idea", before: "b" })).toEqual({
      idea: ["a", "d", "b", "c"],
      draft: [],
      sent: [],
    });
    expect(moved(board, "a", { column: "idea", before: null }).idea).toEqual(["b", "c", "a"]);
    expect(moved(board, "a", { column: "draft", before: "gone" }).draft).toEqual(["a"]);
  });

  it("stay when the column does not exist", () => {
    expect(moved(board, "a", { column: "nowhere", before: null })).toBe(board);
  });

  it("know their place", () => {
    expect(placeOf(board, "b")).toEqual({ column: "idea", before: "c" });
    expect(placeOf(board, "d")).toEqual({ column: "sent", before: null });
    expect(placeOf(board, "x")).toBeNull();
  });

  it("go one step by key, and nowhere at the edge", () => {
    expect(neighbour(board, order, "b", "up")).toEqual({ column: "idea", before: "a" });
    expect(moved(board, "b", { column: "idea", before: "a" }).idea).toEqual(["b", "a", "c"]);
    const down = neighbour(board, order, "a", "down");
    expect(down && moved(board, "a", down).idea).toEqual(["b", "a", "c"]);
    expect(neighbour(board, order, "b", "right")).toEqual({ column: "draft", before: null });
    expect(neighbour(board, order, "a", "up")).toBeNull();
    expect(neighbour(board, order, "c", "down")).toBeNull();
    expect(neighbour(board, order, "a", "left")).toBeNull();
  });

  it("are reached by the arrows over empty columns", () => {
    expect(cardBeside(board, order, "c", "right")).toBe("d");
    expect(cardBeside(board, order, "d", "left")).toBe("a");
    expect(cardBeside(board, order, "d", "right")).toBeNull();
  });
});
