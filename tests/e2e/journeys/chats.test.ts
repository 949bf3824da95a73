// Exports of chats on the import page: what they hold is seen before anything is written, they come in as one step, and go again.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
const files = mkdtempSync(join(tmpdir(), "tulou-chats-"));

const FIRST = 1_709_600_520;

/** A Telegram export; its name comes before its messages, as Telegram writes it. */
function telegram(name: string, kind: string, id: number, count: number): string {
  const messages = Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    type: "message",
    date: "2024-03-05T09:02:00",
    date_unixtime: String(FIRST + at * 3600),
    from: `书友${at % 4}`,
    from_id: `user${at % 4}`,
    text: `第 ${at + 1} 天打卡`,
  }));
  return `{"name": "${name}", "type": "${kind}", "id": ${id}, "messages": ${JSON.stringify(messages)}}`;
}

const figures = () => host.call<{ top: [string, number][] }>("insights", { community });

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

test("chats are seen before they come in, are one step, and are taken out again", async () => {
  const list = [telegram("晨读群", "private_supergroup", 15, 40), telegram("妈妈", "personal_chat", 7, 3)].join(", ");
  const path = join(files, "result.json");
  writeFileSync(path, `{"about": "", "personal_information": {}, "chats": {"about": "", "list": [${list}]}}`);
  const { page, assertQuiet, close } = await openPage(browser, importing(path), { language: "zh-CN" });
  const button = page.getByRole("button", { name: "导入 40 条消息" });
  await button.waitFor();
  await page.getByText("40 条消息 · 2024年3月5日").waitFor();
  await page.getByText("第 1 天打卡", { exact: true }).first().waitFor();
  const side = page.getByRole("complementary", { name: "将会发生" });
  assert.match(await side.innerText(), /新成员\s*4/);
  assert.equal(await page.getByRole("checkbox", { name: "导入妈妈" }).isChecked(), false);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual((await figures()).top, [], "nothing is written before the button");

  await button.click();
  await page.getByText("导入完成：日志新增 40 条，新成员 4 人").waitFor();
  assert.equal((await figures()).top.length, 4);
  const channels = await host.call<{ name: string; kind: string }[]>("channels", { community });
  assert.deepEqual(channels.map(({ name, kind }) => [name, kind]), [["晨读群", "telegram"]]);

  await page.goto(`${host.address}/#/members/imports`);
  const past = page.getByRole("region", { name: "以往的导入" });
  await past.getByText("result.json").waitFor();
  await past.getByRole("button", { name: "移除" }).click();
  await page.getByText("已从日志中移除 40 条").waitFor();
  assert.deepEqual((await figures()).top, []);
  await page.keyboard.press("Control+z");
  await past.getByText("result.json").waitFor();
  assert.equal((await figures()).top.length, 4, "taking out is undone");
  assertQuiet();
  await close();
});

test("a folder of exports comes in as one; what is none is named", async () => {
  const folder = join(files, "exports");
  mkdirSync(folder);
  writeFileSync(join(folder, "a.json"), telegram("夜聊群", "private_supergroup", 16, 5));
  writeFileSync(join(folder, "b.txt"), "2024/3/25 21:07 - 张三: 大家好\n2024/3/25 21:08 - 李四: 好\n");
  writeFileSync(join(folder, "messages.html"), "<!DOCTYPE html><html></html>");
  const { page, assertQuiet, close } = await openPage(browser, importing(folder), { language: "en" });
  await page.getByRole("button", { name: "Import 7 messages" }).waitFor();
  const side = page.getByRole("complementary", { name: "What would happen" });
  await side.getByText("a web page; export as JSON instead").waitFor();
  await side.getByText("Times without a zone are those of").waitFor();
  await page.getByRole("checkbox", { name: "Import 夜聊群" }).uncheck();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Import done: 2 new in the log, 2 new members").waitFor();
  assertQuiet();
  await close();
});

test("a log says what it would add, and that it came in before", async () => {
  const path = join(files, "events.csv");
  writeFileSync(path, "time,member_id,kind\n2026-02-01T09:00:00Z,u1,message\n2026-02-02T09:00:00Z,u2,check-in\n昨天,u2,check-in\n");
  const { page, assertQuiet, close } = await openPage(browser, importing(path), { language: "en" });
  await page.getByText("no time; left out").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByText("Import done: 2 new in the log, 2 not assigned").waitFor();
  await page.goto(importing(path));
  await page.getByText("In the log already").waitFor();
  assert.ok(await page.getByRole("button", { name: "Import" }).isDisabled());
  assertQuiet();
  await close();
});

test("who wrote and is no member yet is one that is there already, or becomes one", async () => {
  await host.call("member_add", { community, name: "小林" });
  const path = join(files, "群聊.txt");
  writeFileSync(path, "2024/3/5 21:07 - 小林: 早\n2024/3/5 21:08 - 小周: 早\n2024/3/6 21:08 - 小吴: 早\n");
  await host.call("chat_import", { community, paths: [path], people: "unassigned" });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members`);
  await page.getByRole("button", { name: "Who is not assigned" }).click();
  const dialog = page.getByRole("dialog", { name: "Who is not assigned" });
  await dialog.getByText("Probably 小林 · the same name").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Is 小林" }).click();
  await page.getByText("Assigned to 小林").waitFor();
  await dialog.getByText("小林", { exact: true }).waitFor({ state: "detached" });
  // By keys: who is somebody else is found by a few letters.
  const row = dialog.getByRole("listitem").filter({ hasText: "小吴" });
  await row.getByRole("button", { name: "Is a member…" }).press("Enter");
  await page.getByRole("combobox", { name: "Find a member" }).fill("小林");
  await page.getByRole("dialog", { name: "Which member is “小吴”?" }).getByRole("option", { name: "小林" }).waitFor();
  await page.keyboard.press("Enter");
  await row.waitFor({ state: "detached" });
  // Those of the log before are left, too.
  await dialog.getByRole("button", { name: "Make 3 new members" }).click();
  await dialog.getByText("Everybody of whom the log holds something is a member.").waitFor();
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  const { rows } = await host.call<{ rows: { name: string; accounts: { handle: string }[] }[] }>("members", {
    community,
    limit: 100,
  });
  const handles = (name: string) => rows.find((one) => one.name === name)?.accounts.map(({ handle }) => handle).sort();
  assert.deepEqual([handles("小林"), handles("小周")], [["小吴", "小林"].sort(), ["小周"]]);
  await page.keyboard.press("Control+z");
  await page.getByTitle("小周").waitFor({ state: "detached" });
  assertQuiet();
  await close();
});
