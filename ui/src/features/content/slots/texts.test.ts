import { expect, test } from "vitest";
import { hasParagraphs, textsOf } from "./texts";

test.each([
  ["一\n二\r\n三", ["一", "二", "三"]],
  ["一\n\n  \n二\n", ["一", "二"]],
  ['"第一行\n第二行"\n下一条', ["第一行\n第二行", "下一条"]],
  ["早安\t配图：海\n午安", ["早安\n配图：海", "午安"]],
  ['屏幕 5" 的\n"引号"开头', ['屏幕 5" 的', '"引号"开头']],
  ["", []],
])("lines and cells of %j are texts", (pasted, texts) => {
  expect(textsOf(pasted, false)).toEqual(texts);
});

test("paragraphs are offered only where a text goes over several lines", () => {
  expect(hasParagraphs("一\n\n二\n\n三")).toBe(false);
  expect(hasParagraphs("一\n二\n三")).toBe(false);
  expect(hasParagraphs("早安\n今天读第一章\n\n早安\n今天读第二章")).toBe(true);
  expect(textsOf("早安\n今天读第一章\n　\n晚安", true)).toEqual(["早安\n今天读第一章", "晚安"]);
});
