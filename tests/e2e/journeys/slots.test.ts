// Slots: a place that comes every day is made by keys, 22 pasted lines fill its next dates and pass over the days off, drafts are
// let go on empty dates by pointer and taken by keys, Today says what is empty tomorrow, and one undo takes each back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, startBrowser, type Look, type Watched } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { drag } from "../support/drag.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

let host: Host;
let browser: Browser;
let community: string;

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const days = [{ name: "清明节", date: "2026-03-05", isOffDay: true }];
  await host.call("days_import", { text: JSON.stringify({ year: 2026, days }) });
  await host.call("content_add", { community, text: "一篇现成的草稿" });
  await host.call("content_add", { community, text: "Another draft that waits" });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function openAt(address: string, look: Look = {}): Promise<Watched> {
  const watched = await openPage(browser, `${host.address}/#${address}`, { now: MONDAY, ...look });
  await watched.page.getByRole("main").waitFor();
  return watched;
}

interface SlotDate {
  start: string;
  state: string;
  item: { title: string } | null;
}

const dates = (from: string, to: string) => host.call<SlotDate[]>("slot_dates", { community, from, to });

/** The titles on some days, and the states of those that have none. */
async function told(from: string, to: string): Promise<string[]> {
  return (await dates(from, to)).map(({ start, state, item }) => `${start.slice(5, 10)} ${item?.title ?? state}`);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+v");
}

test("a daily slot is made by keys and 22 pasted lines fill its next dates but those of the holidays, in one step", async () => {
  const { page, assertQuiet, close } = await openAt("/content", { language: "zh-CN" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  assert.equal(await page.getByRole("button", { name: "栏目位" }).count(), 0, "nothing of slots before there is one");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("xjlmw");
  await page.getByRole("option", { name: "新建栏目位…" }).waitFor();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "名称" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("早报");
  await dialog.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await until(async () => (await told("2026-03-03", "2026-03-04"))[0] === "03-03 empty", "the slot is there");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("l");
  await page.getByRole("button", { name: /^3月3日.*空着$/ }).focus();
  const lines = Array.from({ length: 22 }, (_, at) => `早报第 ${at + 1} 期`);
  await paste(page, lines.join("\n"));
  await dialog.getByRole("listitem").filter({ hasText: "清明节" }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "填 22 期" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await until(async () => (await told("2026-03-25", "2026-03-27"))[0] === "03-25 早报第 22 期", "22 dates are filled");
  assert.deepEqual(await told("2026-03-03", "2026-03-07"), ["03-03 早报第 1 期", "03-04 早报第 2 期", "03-05 day_off", "03-06 早报第 3 期"]);
  assert.deepEqual(await told("2026-03-25", "2026-03-27"), ["03-25 早报第 22 期", "03-26 empty"]);
  await undoNewest(page, host);
  await until(async () => (await told("2026-03-03", "2026-03-04"))[0] === "03-03 empty", "one undo took all of them back");
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("a draft is let go on an empty date in the calendar, and another is taken by keys", async () => {
  const { page, assertQuiet, close } = await openAt("/calendar?tray=true", { language: "zh-CN" });
  const empty = (day: string) => page.locator(`[data-slot-date$="@${day}T08:00:00"]`);
  await empty("2026-03-10").waitFor();
  await drag(page, page.getByRole("complementary", { name: "未定日期" }).getByRole("button", { name: /一篇现成的草稿/ }), empty("2026-03-10"));
  await until(async () => (await told("2026-03-10", "2026-03-11"))[0] === "03-10 一篇现成的草稿", "it fills the date");
  // What fills a date may be let go on another: the first is empty again.
  await drag(page, page.locator("[data-occurrence]", { hasText: "一篇现成的草稿" }), empty("2026-03-12"));
  await until(async () => (await told("2026-03-12", "2026-03-13"))[0] === "03-12 一篇现成的草稿", "it fills the other date");
  assert.deepEqual(await told("2026-03-10", "2026-03-11"), ["03-10 empty"]);
  await undoNewest(page, host);
  await until(async () => (await told("2026-03-10", "2026-03-11"))[0] === "03-10 一篇现成的草稿", "back where it was");

  await empty("2026-03-11").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Another draft that waits" }).focus();
  await page.keyboard.press("Enter");
  await until(async () => (await told("2026-03-11", "2026-03-12"))[0] === "03-11 Another draft that waits", "taken by keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "空栏目位" }).click();
  await empty("2026-03-13").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "空栏目位" }).click();
  await empty("2026-03-13").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("Today says that tomorrow's slot is empty, and it is written there and then, one date after the other", async () => {
  const { page, assertQuiet, close } = await openAt("/", { language: "en", theme: "dark" });
  const row = page.getByRole("listitem").filter({ hasText: "Empty slots" }).getByRole("listitem");
  await row.getByText("早报").waitFor();
  await row.getByText("早报").click();
  const text = page.getByRole("dialog").getByRole("textbox", { name: "Text" });
  await text.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Good morning");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Chapter one today");
  await page.keyboard.press("Enter");
  await until(async () => (await told("2026-03-03", "2026-03-04"))[0] === "03-03 Good morning", "written for tomorrow");
  await page.getByRole("dialog", { name: /Wed 4 Mar/ }).waitFor();
  await page.keyboard.press("Escape");
  await row.waitFor({ state: "detached" });
  await undoNewest(page, host);
  await row.getByText("早报").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("a draft is dragged onto a cell of the row, and Delete takes it off again", async () => {
  await host.call("content_add", { community, text: "Dragged onto a cell" });
  const { page, assertQuiet, close } = await openAt("/content?view=slots", { language: "en" });
  const cell = page.getByRole("button", { name: /^Fri 6 Mar/ });
  await drag(page, page.getByRole("region", { name: "Drafts without a time" }).getByRole("button", { name: "Dragged onto a cell" }), cell);
  await until(async () => (await told("2026-03-06", "2026-03-07"))[0] === "03-06 Dragged onto a cell", "it fills the date");
  await page.getByRole("button", { name: /^Wed 4 Mar/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: /^Fri 6 Mar.*Dragged/ }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Delete");
  await until(async () => (await told("2026-03-06", "2026-03-07"))[0] === "03-06 empty", "it is off again");
  // The page has to know that, too: until then the key would take it off once more.
  await page.getByRole("button", { name: /^Fri 6 Mar.*still empty/ }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Delete");
  await until(async () => (await told("2026-03-06", "2026-03-07"))[0] === "03-06 skipped", "the date is left out");
  assertQuiet();
  await close();
});
