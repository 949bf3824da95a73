// Figures without logs: yesterday's figures typed and pasted into the grid, taken back at once, told by the table of groups, which
// turns red where somebody says so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, settle, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { paste } from "../support/paste.js";
import { undoNewest } from "../support/toasts.js";

/** The day before the host's clock. */
const YESTERDAY = "2026-03-01";

let host: Host;
let browser: Browser;
let community: string;
let groups: string[];

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const channels = Array.from({ length: 40 }, (_, at) => ({
    name: `读书会 ${at + 1} 群`,
    number: String(at + 1).padStart(2, "0"),
    kind: "wechat_group",
    tags: ["春季"],
    opened_on: "2026-01-10",
    head_count: 100 + at,
    head_count_on: "2026-02-22",
  }));
  groups = await host.call("channels_add", { community, channels });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

interface Day {
  groups: { channel: string; values: { value: number | null; derived: number | null }[] }[];
}

/** What is known of a group yesterday: head count, joined, left, speakers, messages, invited. */
async function known(at: number): Promise<(number | null)[]> {
  const day = await host.call<Day>("figures_day", { community, on: YESTERDAY });
  return day.groups.find(({ channel }) => channel === groups[at])?.values.map(({ value }) => value) ?? [];
}

test("yesterday's figures are typed from key to key, and a sheet of forty rows is one step", async () => {
  const look = { language: "zh-CN", now: MONDAY } as const;
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups`, look);
  await page.getByRole("button", { name: "昨日数据" }).click();
  const grid = page.getByRole("grid", { name: "数据" });
  await grid.getByText("读书会 1 群", { exact: true }).waitFor();
  await page.getByText("昨天 · 已填 0 / 40 个群").waitFor();
  // The grid has the focus, on the first figure of the first group; the count of last week stands there in grey.
  await grid.getByTitle("上次填写：2月22日").first().waitFor();
  await page.keyboard.type("206");
  await page.keyboard.press("Tab");
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("53");
  await page.keyboard.press("Enter");
  await page.getByText("昨天 · 已填 1 / 40 个群").waitFor();
  await page.waitForFunction(() => document.querySelector("[role=grid]")?.textContent?.includes("53"));
  assert.deepEqual(await known(0), [206, 9, null, 53, null, null]);
  assert.deepEqual(await axeFindings(page), []);

  const lines = Array.from({ length: 40 }, (_, at) => `读书会 ${40 - at} 群\t${at}\t${139 - at + 7}`);
  await paste(page, ["群名\t进群\t群人数", ...lines].join("\n"));
  await page.getByText("将修改 40 行中的 80 个单元格").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("已粘贴到 40 个群").waitFor();
  await page.getByText("昨天 · 已填 40 / 40 个群").waitFor();
  assert.deepEqual(await known(39), [146, 0, null, null, null, null]);
  assert.deepEqual(await known(0), [107, 39, null, 53, null, null]);
  await undoNewest(page, host);
  await page.getByText("昨天 · 已填 1 / 40 个群").waitFor();
  assert.deepEqual(await known(0), [206, 9, null, 53, null, null]);
  assert.deepEqual(await known(39), [null, null, null, null, null, null]);

  // Back to the first cell, which Delete empties.
  await grid.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await page.waitForFunction(() => !document.querySelector("[role=grid]")?.textContent?.includes("206"));
  assert.deepEqual(await known(0), [null, 9, null, 53, null, null]);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("[role=grid]")?.textContent?.includes("206"));

  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await page.getByRole("grid", { name: "群" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("y");
  await grid.waitFor();
  assertQuiet();
  await close();
});

test("a figure of one's own is added by its name, filled, and told with what goes when it is removed", async () => {
  const address = `${host.address}/#/groups/figures`;
  const { page, assertQuiet, close } = await openPage(browser, address, { language: "en", now: MONDAY });
  await page.getByRole("button", { name: "Own figures…" }).click();
  await page.getByRole("textbox", { name: "Name of the new figure" }).fill("Turnover");
  await page.getByRole("textbox", { name: "Unit of the new figure" }).fill("CNY");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name", exact: true }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Escape");
  const grid = page.getByRole("grid", { name: "Figures" });
  await grid.getByText("Turnover (CNY)").waitFor();
  await grid.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.type("12.5");
  await page.keyboard.press("Enter");
  await grid.getByText("12.5").waitFor();
  await page.getByRole("button", { name: "Own figures…" }).click();
  await page.getByRole("button", { name: "Remove the figure…" }).click();
  await page.getByText("1 value of 1 group go with it").waitFor();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Figure removed: Turnover").waitFor();
  await undoNewest(page, host);
  await page.getByRole("textbox", { name: "Name", exact: true }).waitFor();
  assert.equal((await known(0))[6], 12.5);
  assertQuiet();
  await close();
});

test("the table of groups tells how they do, turns red by one's own thresholds, and is copied as a table", async () => {
  const values = groups.flatMap((channel, at) =>
    Object.entries({ head_count: 110 + at, speakers: at === 3 ? 2 : 40 }).map(([figure, value]) => ({
      ...{ channel, on: YESTERDAY, figure, value, source: "typed" },
    })),
  );
  await host.call("figures_set", { values });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups`, { language: "en", now: MONDAY });
  const grid = page.getByRole("grid", { name: "Groups" });
  const fourth = grid.getByRole("row").filter({ hasText: "读书会 4 群" });
  await fourth.getByText("▲ 10").waitFor();
  await fourth.getByText("1.8%").waitFor();
  await fourth.getByRole("img", { name: "needs you soon" }).first().waitFor();
  // What all of them come to together stands below, with of how many it is known.
  const foot = page.getByRole("region", { name: "The shown groups together" });
  await foot.getByText("40 groups", { exact: true }).waitFor();
  const box = await foot.boundingBox();
  assert.ok(box && box.y + box.height <= 800, "the foot stands in the window, below the rows that scroll");
  await foot.getByText("5,180").waitFor();
  await foot.getByRole("button", { name: "Their course" }).click();
  await page.getByRole("dialog", { name: "Figures of 40 groups" }).getByText("1 Mar · 40 of 40 groups").first().waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Needs me · 1" }).click();
  await page.getByText("1 of 40 groups").waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole("button", { name: "7 days" }).click();
  await page.getByRole("menuitem", { name: "When groups warn…" }).click();
  await page.getByRole("textbox", { name: "Speaking rate: red" }).fill("2");
  await page.keyboard.press("Enter");
  await page.getByText("Warnings of groups changed").waitFor();
  await fourth.getByRole("img", { name: "needs you now" }).first().waitFor();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy or export" }).click();
  await page.getByRole("menuitem", { name: "Copy as a table" }).click();
  await page.getByText("1 group copied").waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text() ?? "";
    return { html: await read("text/html"), text: await read("text/plain") };
  });
  assert.match(copied.html, /<table.*<th>Group name<\/th>.*<td>读书会 4 群<\/td>/s);
  assert.match(copied.text, /^Group name\tNo\.\t.*\n读书会 4 群\t04\t113\t/);

  await page.getByRole("button", { name: "Copy or export" }).click();
  await page.getByRole("menuitem", { name: "Save the table as a file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save the table as a file" });
  await dialog.getByText("CSV", { exact: true }).click();
  const path = join(host.workspace, "..", "shown.csv");
  await dialog.getByLabel("Path of the file").fill(path);
  await dialog.getByRole("button", { name: "Export" }).click();
  await page.getByText("1 row exported").waitFor();
  assert.match(readFileSync(path, "utf8"), /^\ufeffGroup name,No\.,.*\r\n读书会 4 群,04,113,/);

  await fourth.dblclick();
  await page.getByRole("button", { name: "Open as a page" }).click();
  await page.getByRole("heading", { name: "读书会 4 群" }).waitFor();
  await page.getByRole("slider", { name: "Head count, 2 of 91 days" }).waitFor();
  await page.getByRole("button", { name: "Head count: as a table" }).click();
  await page.getByRole("cell", { name: "103" }).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("one small group stays light", async () => {
  const alone = await startHost();
  const small = await addCommunity(alone, "邻居");
  await alone.call("channels_add", {
    community: small,
    channels: [{ name: "邻居群", kind: "wechat_group", head_count: 30, qr_expires_on: YESTERDAY }],
  });
  const { page, assertQuiet, close } = await openPage(browser, `${alone.address}/#/groups`, { language: "en", now: MONDAY });
  const grid = page.getByRole("grid", { name: "Groups" });
  await grid.getByText("邻居群").waitFor();
  await grid.getByText("ended 1 day ago").waitFor();
  assert.equal(await grid.getByText("Speaking rate").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Yesterday's figures" }).count(), 0);
  assertQuiet();
  await close();
  await alone.stop();
});
