// Tables of messages whose columns nobody knows: somebody says what they hold, sees what that gives, and need not say it again.
// Chats and tables of them can be pasted, too.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
const files = mkdtempSync(join(tmpdir(), "tulou-tables-"));

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
});

after(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(files, { recursive: true, force: true });
});

const importing = (path: string) => `${host.address}/#/members/imports?path=${encodeURIComponent(path)}`;

function table(month: string): string {
  const path = join(files, `${month}.csv`);
  const rows = ["09:02,甲,早上好呀各位书友,小甲", "09:03,乙,早,小乙", "21:00,甲,晚安,小甲"];
  writeFileSync(path, `啥时候,谁,说了啥,群里叫\n${rows.map((row) => `${month}-05 ${row}`).join("\n")}\n`);
  return path;
}

const names = async () => {
  const { rows } = await host.call<{ rows: { name: string }[] }>("members", { community, limit: 100 });
  return rows.map(({ name }) => name).sort();
};

test("columns that nobody knows are said once, and known the next time", async () => {
  const { page, assertQuiet, close } = await openPage(browser, importing(table("2024-03")), { language: "zh-CN" });
  await page.getByRole("combobox", { name: "内容类型" }).click();
  await page.getByRole("option", { name: "消息", exact: true }).click();
  const columns = page.getByRole("region", { name: "各列的内容" });
  const column = (name: string) => columns.getByRole("combobox", { name: `「${name}」列导入为` });
  await column("说了啥").waitFor();
  const shown = (name: string) =>
    column(name).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? "");
  assert.deepEqual(await Promise.all(["啥时候", "谁", "说了啥", "群里叫"].map(shown)), ["时间", "发言人", "正文", "不导入"]);
  await page.getByRole("cell", { name: "早上好呀各位书友" }).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  // What one column takes over, the other no longer holds; where the times stand nobody knows any more.
  await column("群里叫").selectOption({ label: "发言人" });
  assert.equal(await shown("谁"), "不导入");
  await column("啥时候").selectOption({ label: "不导入" });
  await page.getByRole("alert").getByText("请指明哪一列是时间").waitFor();
  assert.ok(await page.getByRole("button", { name: "导入 0 条消息" }).isDisabled());
  await column("啥时候").selectOption({ label: "时间" });
  await column("谁").selectOption({ label: "ID：微信" });
  const button = page.getByRole("button", { name: "导入 3 条消息" });
  await button.waitFor();
  await button.click();
  await page.getByText("导入完成：日志新增 3 条，新成员 2 人").waitFor();
  assert.deepEqual(await names(), ["小甲", "小乙"].sort());

  await page.goto(importing(table("2024-04")));
  await page.getByText("导入过相同表头的名单").waitFor();
  await page.getByRole("button", { name: "导入 3 条消息" }).click();
  await page.getByText("导入完成：日志新增 3 条", { exact: true }).waitFor();
  assertQuiet();
  await close();
});

test("what was taken for messages can be said to be a list, and a log, too", async () => {
  const path = join(files, "plan.csv");
  writeFileSync(path, "date,author,text\n2024-03-05,Ann,Weekly digest\n");
  const { page, assertQuiet, close } = await openPage(browser, importing(path), { language: "en" });
  await page.getByRole("button", { name: "Import 1 message" }).waitFor();
  await page.getByRole("combobox", { name: "The list holds" }).click();
  await page.getByRole("option", { name: "People" }).click();
  await page.getByRole("button", { name: "Import 1 people" }).waitFor();
  const log = join(files, "log.csv");
  writeFileSync(log, "time,member_id,kind\n2026-02-01T09:00:00Z,u1,message\n");
  await page.goto(importing(log));
  await page.getByRole("button", { name: "Import 1 row" }).waitFor();
  await page.getByRole("combobox", { name: "The list holds" }).click();
  await page.getByRole("option", { name: "Messages" }).click();
  await page.getByRole("button", { name: "Import 1 message" }).waitFor();
  assertQuiet();
  await close();
});

test("where the header stands is said, and what was said of one file is not said of the next", async () => {
  const path = join(files, "notes-above.csv");
  writeFileSync(path, "time,author,content\nwhen,who,what\n2024-06-05 09:02,Ann,good morning\n");
  const list = join(files, "members.csv");
  writeFileSync(list, "name,joined at,note\nDora,2024-03-05,reads\n");
  const next = encodeURIComponent(JSON.stringify([list]));
  const { page, assertQuiet, close } = await openPage(browser, `${importing(path)}&next=${next}`, { language: "en" });
  await page.getByText("no time that can be read, left out").waitFor();
  const row = page.getByRole("textbox", { name: "Header row" });
  // No row of that number is a header that is known; its columns are guessed, and there is a way back.
  await row.fill("0");
  await page.getByRole("columnheader", { name: /Column 1/ }).waitFor();
  await row.fill("2");
  await page.getByText("no time that can be read, left out").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Import 1 message" }).click();
  await page.getByText("Import done: 1 new in the log, 1 new member").waitFor();
  await page.getByRole("button", { name: "Import 1 people" }).waitFor();
  assertQuiet();
  await close();
});

test("what cannot be read says why", async () => {
  const path = join(files, "MSG.db");
  writeFileSync(path, `SQLite format 3\0${"\0".repeat(200)}`);
  const { page, assertQuiet, close } = await openPage(browser, importing(path), { language: "en" });
  await page.getByRole("alert").getByText("MSG.db cannot be imported: a database; export the chat with a tool first").waitFor();
  assertQuiet(/422.*_inspect/);
  await close();
});

test("a chat that was copied is pasted and comes in", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/imports`, { language: "en" });
  const text = "小林(10001) 2024/3/5 21:07:11\n早上好\n小周(10002) 2024/3/5 21:08:02\n早\n";
  await page.getByRole("textbox", { name: "Rows from a sheet" }).fill(text);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Import 2 messages" }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Control+Enter");
  await page.getByText("Import done: 2 new in the log, 2 new members").waitFor();
  assert.ok((await names()).includes("小林"));
  assertQuiet();
  await close();
});
