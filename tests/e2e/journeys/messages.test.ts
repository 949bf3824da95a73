// Texts of messages: kept when somebody says so while importing, found by their words with what was said around them, dropped for good.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";

let host: Host;
let browser: Browser;
let community: string;
const files = mkdtempSync(join(tmpdir(), "tulou-messages-"));

const FIRST = 1_709_600_520;
const SAID = ["大家早上好", "周五的读书会改到线下了", "收到", "Telegram 群里也说一声", "周末线下活动报名，读书的都来"];

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const messages = SAID.map((text, at) => ({
    id: at + 1,
    type: "message",
    date: "2024-03-05T09:02:00",
    date_unixtime: String(FIRST + at * 3600),
    from: `书友${at % 2}`,
    from_id: `user${at % 2}`,
    text,
  }));
  const text = `{"name": "晨读群", "type": "private_supergroup", "id": 15, "messages": ${JSON.stringify(messages)}}`;
  writeFileSync(join(files, "result.json"), text);
});

after(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(files, { recursive: true, force: true });
});

test("texts are kept when they are chosen to be, and found with what was said around them", async () => {
  const importing = `${host.address}/#/members/imports?path=${encodeURIComponent(join(files, "result.json"))}`;
  const { page, assertQuiet, close } = await openPage(browser, importing, { language: "zh-CN" });
  await page.getByRole("button", { name: "导入 5 条消息" }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "不保留，只统计" }).isChecked(), "nothing is kept unasked");
  await page.getByRole("radio", { name: "保留，可以搜索" }).check();
  const side = page.getByRole("complementary", { name: "将会发生" });
  await side.getByText(/将保留的文字\s*5/).or(side.getByText("将保留的文字")).first().waitFor();
  await page.getByRole("button", { name: "导入 5 条消息" }).click();
  await page.getByText("导入完成：日志新增 5 条，新成员 2 人，保留 5 条文字").waitFor();

  await page.goto(`${host.address}/#/insights/messages`);
  const search = page.getByRole("textbox", { name: "搜索消息" });
  await search.fill("线下读书");
  const list = page.getByRole("region", { name: "消息" });
  await list.getByText("大家早上好").waitFor({ state: "detached" });
  const hits = list.locator("ol > li");
  // The list of all messages may not have been there yet.
  await hits.first().waitFor();
  assert.equal(await hits.count(), 2, "a question is cut into words");
  assert.deepEqual(await hits.nth(1).locator("mark").allInnerTexts(), ["读书", "线下"]);
  assert.match(await hits.nth(1).innerText(), /书友1[\s\S]*晨读群[\s\S]*2024年3月5日 10:02/);
  assert.deepEqual(await axeFindings(page), []);

  await hits.nth(1).getByRole("button", { name: "查看前后文" }).click();
  const around = hits.nth(1).locator("ol");
  await around.getByText("大家早上好").waitFor();
  await around.getByText("收到").waitFor();
  await hits.nth(1).getByRole("button", { name: "书友1" }).first().click();
  await page.getByRole("dialog").or(page.getByRole("complementary")).first().waitFor();
  assertQuiet();
  await close();
});

test("the chat of a group is written for other programs, with its texts", async () => {
  const channels = await host.call<{ uid: string; name: string }[]>("channels", { community });
  const uid = channels.find(({ name }) => name === "晨读群")?.uid;
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups/${uid}`, { language: "zh-CN" });
  await page.getByRole("button", { name: "导出聊天记录…" }).click();
  const dialog = page.getByRole("dialog", { name: "导出「晨读群」的聊天记录" });
  assert.deepEqual(await axeFindings(page), []);
  const out = join(files, "chat.jsonl");
  await dialog.getByRole("textbox", { name: "文件路径" }).fill(out);
  await dialog.getByRole("button", { name: "导出" }).click();
  await page.getByText("已导出 5 条消息，其中 5 条有正文").waitFor();
  const lines = readFileSync(out, "utf8").trim().split("\n");
  const written = lines.map((line) => JSON.parse(line) as { _type: string; content?: string });
  const texts = written.filter(({ _type }) => _type === "message").map(({ content }) => content);
  assert.deepEqual(texts, SAID);
  assertQuiet();
  await close();
});

test("a page without kept texts says how they are kept; dropped texts are gone for good", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/messages`, { language: "en" });
  const list = page.getByRole("region", { name: "Messages" });
  await list.getByText(SAID[0] as string).waitFor();
  await page.getByRole("button", { name: "Drop the texts…" }).click();
  const dialog = page.getByRole("dialog", { name: "Drop the texts of all messages" });
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Drop the texts" }).click();
  await page.getByText("5 texts dropped").waitFor();
  await page.getByText("No texts of messages are kept").waitFor();
  const found = await host.call<{ hits: unknown[] }>("text_search", { community, limit: 10 });
  assert.deepEqual(found.hits, []);
  assertQuiet();
  await close();
});
