// Groups pasted from a sheet, members imported from a messy file, a bulk change undone: what a manager does in the first half hour.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";
import { paste } from "../support/paste.js";
import { undoNewest } from "../support/toasts.js";

let host: Host;
let browser: Browser;
let community: string;
const files = mkdtempSync(join(tmpdir(), "tulou-lists-"));

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
});

after(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(files, { recursive: true, force: true });
});

/** What a spreadsheet puts on the clipboard, pasted into what has the focus. */
const total = async (): Promise<number> =>
  (await host.call<{ total: number }>("members_count", { kind: "matching", community, except: [] })).total;

const groups = () =>
  host.call<{ name: string; state: string; tags: { name: string }[] }[]>("channels", { community, is_group: true });

test("forty groups are pasted from a sheet, seen before they are added, and tagged at once", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups`, { language: "zh-CN" });
  await page.getByRole("button", { name: "粘贴群" }).click();
  await page.getByRole("textbox", { name: "表格中的行" }).focus();
  const rows = Array.from({ length: 40 }, (_, at) => `${at + 1}\t读书会 ${at + 1} 群\t${100 + at}\t${at === 4 ? "已满" : "开放"}`);
  await paste(page, ["编号\t群名称\t人数\t状态", ...rows].join("\n"));
  await page.getByRole("button", { name: "导入 40 行" }).click();
  await page.getByText("导入完成：新增 40 条").waitFor();
  const made = await groups();
  assert.equal(made.length, 40);
  assert.equal(made[4]?.state, "full");

  const grid = page.getByRole("grid", { name: "群" });
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar").getByText("40 个群").waitFor();
  await page.keyboard.press("t");
  await page.getByRole("textbox", { name: "查找或新建标签" }).fill("春季");
  await page.keyboard.press("Enter");
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已修改 40 个群的标签").waitFor();
  assert.ok((await groups()).every(({ tags }) => tags.some(({ name }) => name === "春季")));

  await undoNewest(page, host);
  await page.waitForFunction(() => !document.querySelector("[role=grid]")?.textContent?.includes("春季"));
  assert.ok((await groups()).every(({ tags }) => tags.length === 0));
  assertQuiet();
  await close();
});

test("a messy member list is looked at, imported, and taken back", async () => {
  const list = join(files, "成员.csv");
  writeFileSync(
    list,
    "\u{feff}群成员名单（导出于 2026-02-28）\r\n姓名,手机号,加入时间,会员号,标签\r\n" +
      "张三,13800000001,2026/1/3,M1,书友\r\n李四,13800000002,不知道,M2,书友\r\n=1+1,13800000003,2026/2/1,M3,\r\n",
  );
  const address = `${host.address}/#/members/imports?path=${encodeURIComponent(list)}`;
  const { page, assertQuiet, close } = await openPage(browser, address, { language: "zh-CN" });
  await page.getByRole("button", { name: "导入 3 人" }).waitFor();
  assert.equal(await page.getByLabel("表头在第几行").inputValue(), "2");
  await page.getByText("不是日期").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "导入 3 人" }).click();
  await page.getByText("导入完成：新增 3 人，1 处问题").waitFor();
  assert.equal(await total(), 3);

  await page.getByRole("grid").getByTitle("=1+1").waitFor();
  await page.getByRole("textbox", { name: "搜索成员" }).fill("zs");
  await page.getByText("1 / 3").waitFor();
  await page.getByRole("grid").getByTitle("张三").waitFor();
  await page.getByRole("button", { name: "清空搜索" }).click();

  await undoNewest(page, host);
  await page.getByText("手头的成员名单可以原样导入").waitFor();
  assert.equal(await total(), 0);
  assertQuiet();
  await close();
});

test("cells are edited in place, filled down and taken back by keyboard alone", async () => {
  for (const name of ["王五", "赵六", "钱七"])
    await host.call("member_add", { community, name, birthday_lunar: false, tags: [], channels: [], custom: {} });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members?sort=name`);
  const grid = page.getByRole("grid", { name: "Members" });
  // The grid stands before its rows do, and a cell without its row takes no key.
  await grid.getByTitle("赵六").waitFor();
  await grid.focus();
  const sources = async () =>
    (await host.call<{ rows: { source: string | null }[] }>("members", { community, offset: 0, limit: 9, trashed: false })).rows.map(
      ({ source }) => source,
    );
  // To the column "Came from": name, tier, tags, groups, joined on, remark, came from.
  await page.keyboard.press("Home");
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.type("a friend");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[role=grid]")?.textContent?.includes("a friend"));
  await page.keyboard.press("Control+d");
  await page.getByText("Filled down for 1 member").waitFor();
  assert.deepEqual(await sources(), ["a friend", "a friend", null]);
  await page.keyboard.press("Control+z");
  await page.getByText("Undone").waitFor();
  assert.deepEqual(await sources(), ["a friend", null, null]);
  assertQuiet();
  await close();
});
