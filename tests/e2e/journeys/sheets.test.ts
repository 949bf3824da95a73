// Sheets in, sheets out: a month's plan pasted as a calendar grid, and an exported sheet that was changed on both sides.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, settle, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { paste } from "../support/paste.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

let browser: Browser;
let host: Host;
let community: string;
let groups: string[];
let folder: string;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  host = await startHost();
  community = await addCommunity(host);
  const channels = ["读书会1群", "读书会2群"].map((name) => ({ name, kind: "wechat_group", note: "旧备注" }));
  groups = await host.call<string[]>("channels_add", { community, channels });
  folder = mkdtempSync(join(tmpdir(), "tulou-sheets-"));
});

afterEach(async () => {
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Contents {
  rows: { title: string; start: string; channels: string[] }[];
}

const GRID = [
  "2026年3月排期\t\t\t\t",
  "群\t3/3\t3/4\t3/5\t3/6",
  "\t周二\t周三\t周四\t周五",
  "早报 08:00\t新书速递\t好句\t书单\t周末预告",
  "读书会1群\t共读打卡\t\t共读打卡\t",
  "读书会2群\t共读打卡\t\t\t城市见面会",
].join("\n");

test("a month's plan is pasted as a calendar grid, seen before it is kept, and taken back in one step", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/imports`, { now: MONDAY });
  await page.getByLabel("Rows from a sheet").waitFor();
  await paste(page, GRID);
  await page.getByRole("heading", { name: "Import content" }).waitFor();
  await page.getByText("Dates 2026-03-03 to 2026-03-06 across", { exact: false }).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  const contents = () => host.call<Contents>("contents", { community, sort: "start" });
  assert.equal((await contents()).rows.length, 0, "looking writes nothing");
  await page.getByRole("button", { name: "Import 7 rows" }).and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Import done: 7 new").waitFor();
  await page.waitForURL(/#\/content/);
  const { rows } = await contents();
  const both = rows.find(({ title, start }) => title === "共读打卡" && start.startsWith("2026-03-03"));
  assert.deepEqual(both?.channels, groups, "what two groups get at once is one post");
  assert.equal(rows.find(({ title }) => title === "早报：好句")?.start, "2026-03-04T08:00:00");
  await undoNewest(page, host);
  assert.equal((await contents()).rows.length, 0);
  assertQuiet();
  await close();
});

test("an exported sheet comes back: changes cell by cell, and what both sides changed is chosen", async () => {
  const path = join(folder, "groups.csv");
  await host.call("sheet_export", { community, kind: "groups", path });
  const sheet = readFileSync(path, "utf8");
  writeFileSync(path, sheet.replace("旧备注", "表格的备注").replace("读书会2群", "城市群"));
  await host.call("channel_edit", { uid: groups[0], note: "这里的备注" });
  const address = `${host.address}/#/members/imports?path=${encodeURIComponent(path)}`;
  const { page, assertQuiet, close } = await openPage(browser, address, { now: MONDAY });
  await page.getByRole("heading", { name: "What changes" }).waitFor();
  await page.getByRole("heading", { name: "Import groups" }).waitFor();
  const conflict = page.getByRole("group", { name: "Note: changed on both sides" });
  assert.equal(await conflict.getByRole("radio", { name: "Here" }).isChecked(), true, "what stands here stays");
  await conflict.getByRole("radio", { name: "In the sheet" }).check();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByText("Import done: 2 updated").waitFor();
  interface Channel {
    name: string;
    note: string;
  }
  const channels = async () => {
    const all = await host.call<Channel[]>("channels", { community });
    return all.map(({ name, note }) => `${name} ${note}`);
  };
  assert.deepEqual(await channels(), ["读书会1群 表格的备注", "城市群 旧备注"]);
  await undoNewest(page, host);
  assert.deepEqual(await channels(), ["读书会1群 这里的备注", "读书会2群 旧备注"]);
  assertQuiet();
  await close();
});

test("a page writes what it shows to a sheet, and a column of one's own stands in the drawer", async () => {
  const source = { kind: "text", text: "标题,封面图\n预告,a.png\n" };
  const mapping = [
    { kind: "column", column: "title" },
    { kind: "own", name: "封面图" },
  ];
  await host.call("sheet_apply", { community, kind: "contents", source, header_row: 1, mapping });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/content`, { now: MONDAY });
  await page.getByRole("button", { name: "Export as a sheet…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export as a sheet" });
  const path = join(folder, "plan.csv");
  await dialog.getByText("CSV", { exact: true }).click();
  await dialog.getByLabel("Path of the file").fill(path);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Export" }).click();
  await page.getByText("1 row exported").waitFor();
  assert.match(readFileSync(path, "utf8"), /封面图,Tulou ID\r\n预告,.*a\.png/);

  const [item] = (await host.call<{ rows: { uid: string }[] }>("contents", { community })).rows;
  await page.goto(`${host.address}/#/content?open=content:${item?.uid}`);
  const field = page.getByRole("complementary", { name: "Details" }).getByLabel("封面图");
  await field.fill("b.png");
  await field.blur();
  const custom = async () => {
    const view = await host.call<{ custom: Record<string, string> }>("content", { uid: item?.uid });
    return Object.values(view.custom);
  };
  await page.waitForFunction(() => document.activeElement === document.body);
  await settle(page);
  assert.deepEqual(await custom(), ["b.png"]);
  assertQuiet();
  await close();
});

test("rows that are refused are named, and the rest comes in when somebody says so", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/imports`, { now: MONDAY });
  await page.getByLabel("Rows from a sheet").waitFor();
  await paste(page, "群\t日期\t人数\t新增\n读书会1群\t2026-03-01\t-5\t1\n读书会2群\t2026-03-01\t10\t1\n");
  await page.getByRole("heading", { name: "Import figures" }).waitFor();
  await page.getByRole("heading", { name: "1 row is refused" }).waitFor();
  await page.getByText("人数 · outside of what is possible -5").waitFor();
  const apply = page.getByRole("button", { name: "Import 1 row" });
  assert.equal(await apply.isDisabled(), true, "nothing is left out unless somebody says so");
  await page.getByLabel("Import the rest without refused rows").check();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await apply.click();
  await page.getByText("Import done: 1 new, 1 problem").waitFor();
  const counted = async (channel: string | undefined) =>
    (await host.call<unknown[]>("figures", { channel, figure: "head_count" })).length;
  assert.deepEqual([await counted(groups[0]), await counted(groups[1])], [0, 1]);
  await undoNewest(page, host);
  await until(async () => (await counted(groups[1])) === 0, "one undo took it back");
  assertQuiet();
  await close();
});

test("fields of what a column holds are filled in as such, and changed in the settings", async () => {
  const text = ["标题,预算,平台", "一,300,社群", "二,80,视频号;社群", "三,,视频号", "四,,社群"].join("\n");
  const mapping = [
    { kind: "column", column: "title" },
    { kind: "own", name: "预算" },
    { kind: "own", name: "平台" },
  ];
  const source = { kind: "text", text };
  await host.call("sheet_apply", { community, kind: "contents", source, header_row: 1, mapping });
  const { rows } = await host.call<{ rows: { uid: string; title: string }[] }>("contents", { community });
  const uid = rows.find(({ title }) => title === "一")?.uid;
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/content?open=content:${uid}`, {
    now: MONDAY,
  });
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByRole("button", { name: "平台: 社群" }).click();
  await page.getByRole("menuitemradio", { name: "视频号" }).click();
  await details.getByRole("button", { name: /平台: .*视频号/ }).waitFor();

  await page.goto(`${host.address}/#/settings?section=fields`);
  await page.getByRole("heading", { name: "Own fields of posts" }).waitFor();
  await page.getByRole("button", { name: "What 平台 holds: Any of several" }).click();
  await page.getByRole("menuitemradio", { name: "One of several" }).click();
  await page.getByText("平台 stays as it is:", { exact: false }).waitFor();
  await page.getByRole("button", { name: "What 预算 holds: Number" }).click();
  await page.getByRole("menuitemradio", { name: "Text", exact: true }).click();
  await page.getByRole("button", { name: "What 预算 holds: Text" }).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "Remove the field 平台 with what it holds" }).click();
  await page.getByText("Field removed: 平台").waitFor();
  await undoNewest(page, host);
  await page.getByRole("button", { name: "What 平台 holds: Any of several" }).waitFor();
  assertQuiet(/422.*field_edit/);
  await close();
});

test("the figures of some days go out alone", async () => {
  const value = (on: string) => ({ channel: groups[0], on, figure: "messages", value: 9, source: "typed" });
  await host.call("figures_set", { values: ["2026-03-01", "2026-03-02", "2026-03-03"].map(value) });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/today`, { now: MONDAY });
  await page.getByRole("main").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("export as a sheet");
  await page.getByRole("option", { name: "Export as a sheet…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export as a sheet" });
  await dialog.getByLabel("What to export").click();
  await page.getByRole("option", { name: "Figures" }).click();
  for (const [label, day] of [
    ["From", "2026-03-02"],
    ["Until", "2026-03-02"],
  ] as const) {
    await dialog.getByLabel(label).fill(day);
    await dialog.getByLabel(label).press("Tab");
  }
  const path = join(folder, "figures.csv");
  await dialog.getByText("CSV", { exact: true }).click();
  await dialog.getByLabel("Path of the file").fill(path);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Export" }).click();
  await page.getByText("1 row exported").waitFor();
  assert.match(readFileSync(path, "utf8"), /2026-03-02/);
  assertQuiet();
  await close();
});
