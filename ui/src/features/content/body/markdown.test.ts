import { expect, test } from "vitest";
import { hasMarkdown } from "./markdown";

test.each([
  "**今晚八点**直播",
  "see `tulou-cli init`",
  "```\ncode\n```",
  "# 公告",
  "[报名](https://example.org/a)",
  "an *important* word",
  "_强调_ 一下",
  "~~取消~~",
])("%s is Markdown", (text) => expect(hasMarkdown(text)).toBe(true));

test.each([
  "",
  "今晚八点 直播 #读书会# 见",
  "#话题 一起聊",
  "- 带书\n- 带笔",
  "1. 报到\n2. 分享",
  "5*8*2 的桌子，3 * 4",
  "snake_case_name and a_b",
  "**",
  "[图片] (见群文件)",
  "价格 ~ 30",
])("%s is not", (text) => expect(hasMarkdown(text)).toBe(false));
