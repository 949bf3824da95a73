import { expect, it } from "vitest";
import { pieces } from "./marked";

/** What is marked stands in brackets. */
const shown = (text: string, typed: string) =>
  pieces(text, typed)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");

it.each([
  ["晨光读书会 03 群", "读书", "晨光[读书]会 03 群"],
  ["晨光读书会 03 群", "群 03", "晨光读书会 [03] [群]"],
  ["New Task", "task", "New [Task]"],
  ["Ｑ２ 总结", "q2", "[Ｑ２] 总结"],
  ["Start a task", "t", "Start a [t]ask"],
  ["Contact", "act", "Cont[act]"],
  ["第3群", "3", "第[3]群"],
  ["<b>粗体</b>", "<b>", "[<b>]粗体</b>"],
  ["🌸小鱼🌸", "小鱼", "🌸[小鱼]🌸"],
  ["İstanbul", "stan", "İ[stan]bul"],
])("%s with %s shows %s", (text, typed, expected) => {
  expect(shown(text, typed)).toBe(expected);
});

it("marks nothing for a hit by pinyin or initials", () => {
  expect(shown("读书会", "dsh")).toBe("读书会");
  expect(shown("New task", "nt")).toBe("New task");
});

it("loses nothing of the text where words overlap", () => {
  expect(shown("读书会", "读书 书会")).toBe("[读书][会]");
  expect(shown("读书会", "读书会 书")).toBe("[读书会]");
  expect(shown("", "书")).toBe("");
});
