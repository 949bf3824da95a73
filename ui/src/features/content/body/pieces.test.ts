import { describe, expect, it } from "vitest";
import type { PieceView } from "../../../bindings/PieceView";
import { isLink, keyed, newPiece, shifted, shown, stored, toInput } from "./pieces";

const view = (text: string, kind: PieceView["kind"] = "text"): PieceView => ({
  uid: text,
  kind,
  text,
  attachment: null,
});

describe("the pieces of a body", () => {
  it("keep their keys over a save, so that the field being typed in keeps its focus", () => {
    const [one, two] = [newPiece("text", "a"), newPiece("note", "b")];
    const after = keyed([view("a!"), view("b", "note"), view("c")], [one, two]);
    expect(after.map(({ key }) => key).slice(0, 2)).toEqual([one.key, two.key]);
    expect(after.map(({ text }) => text)).toEqual(["a!", "b", "c"]);
    expect(keyed([view("b", "note")], [one])[0]?.key).not.toBe(one.key);
  });

  it("are stored to the character", () => {
    const text = "#接龙\n\n1. 张三 *\n  2. ";
    expect(toInput([newPiece("text", text)])).toEqual([{ kind: "text", text, attachment: null }]);
  });

  it("begin with one empty message that is not stored", () => {
    const first = shown([]);
    expect(first).toHaveLength(1);
    expect(shown([])).toEqual(first);
    expect(stored(first)).toEqual([]);
    expect(stored([newPiece("note")])).toHaveLength(1);
  });

  it("move by one, and not beyond the edges", () => {
    const pieces = ["a", "b", "c"].map((text) => newPiece("text", text));
    const texts = (list: typeof pieces) => list.map(({ text }) => text).join("");
    expect(texts(shifted(pieces, pieces[0]?.key ?? "", 1))).toBe("bac");
    expect(texts(shifted(pieces, pieces[0]?.key ?? "", -1))).toBe("abc");
    expect(texts(shifted(pieces, pieces[2]?.key ?? "", 1))).toBe("abc");
  });

  it("are links when nothing but an address was pasted", () => {
    expect(isLink("https://example.org/a?b=c")).toBe(true);
    expect(isLink("see https://example.org")).toBe(false);
    expect(isLink("example.org")).toBe(false);
  });
});
