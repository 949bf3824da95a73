// One date of a slot: an item is put on it from its menu and its drawer names it; it gets a time of its own; the slot ends before it.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, startBrowser, type Watched } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

let host: Host;
let browser: Browser;
let community: string;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  host = await startHost();
  community = await addCommunity(host);
  await host.call("content_add", { community, text: "Another draft that waits" });
  const rule = { freq: "daily", interval: 1, end: { kind: "never" } };
  await host.call("slot_add", { community, name: "早报", when: { start: "2026-03-01T08:00:00", rule } });
});

afterEach(async () => {
  await host?.stop();
});

async function openAt(address: string): Promise<Watched> {
  const watched = await openPage(browser, `${host.address}/#${address}`, { now: MONDAY });
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

test("a draft is put into a slot from its menu, its drawer names the slot and takes it off again", async () => {
  const { page, assertQuiet, close } = await openAt("/content");
  await page.getByRole("main").getByText("Another draft that waits").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Put into a slot…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").first().and(page.locator(":focus")).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(async () => (await told("2026-03-04", "2026-03-05"))[0] === "03-04 Another draft that waits", "by keys alone");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("main").getByText("Another draft that waits").click();
  const details = page.getByRole("complementary", { name: "Details" });
  const field = details.getByRole("button", { name: /^Slot: 早报, .*8 am$/ });
  await field.click();
  await page.getByRole("menuitem", { name: "Take it off this date" }).click();
  await until(async () => (await told("2026-03-04", "2026-03-05"))[0] === "03-04 empty", "it is taken off");
  await details.getByRole("button", { name: "Put into a slot…" }).waitFor();
  await undoNewest(page, host);
  await field.click();
  await page.getByRole("menuitem", { name: "Show the slots" }).click();
  await page.getByRole("table", { name: "Slots" }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("one date of a slot gets a time of its own, and the slot ends before another: which dates are meant is asked", async () => {
  const { page, assertQuiet, close } = await openAt("/content?view=slots");
  const starts = async () => (await dates("2026-03-04", "2026-03-07")).map(({ start }) => start.slice(5, 16));
  const cell = (day: string) => page.getByRole("button", { name: new RegExp(`^${day}.*still empty$`) });
  await cell("Wed 4 Mar").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Change its time…" }).click();
  const change = page.getByRole("dialog", { name: "Change the slot" });
  await change.getByLabel("Time").fill("09:30");
  await change.getByRole("button", { name: "Save" }).click();
  const scope = page.getByRole("dialog", { name: "Change which dates of the series?" });
  await scope.getByRole("radio", { name: /Only this one/ }).check();
  assert.deepEqual(await axeFindings(page), []);
  await scope.getByRole("button", { name: "Change" }).click();
  await until(async () => (await starts())[0] === "03-04T09:30", "that date alone");
  assert.deepEqual((await starts())[1], "03-05T08:00");
  await change.waitFor({ state: "detached" });
  await cell("Fri 6 Mar").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Leave out more dates…" }).click();
  const ask = page.getByRole("dialog", { name: "Delete which dates of the series?" });
  await ask.getByRole("radio", { name: /This and all that follow/ }).check();
  await ask.getByRole("button", { name: "Delete" }).click();
  await until(async () => (await starts()).length === 2, "it ends before that date");
  await undoNewest(page, host);
  await until(async () => (await starts()).length === 3, "and goes on again");
  assertQuiet();
  await close();
});

test("a slot goes to all groups with a tag", async () => {
  const [group] = await host.call<string[]>("channels_add", {
    community,
    channels: [{ name: "一群", kind: "wechat_group", tags: ["三期"] }],
  });
  const { page, assertQuiet, close } = await openAt("/content?view=slots");
  await page.getByRole("button", { name: "早报", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Change the slot" });
  await dialog.getByRole("button", { name: "Groups by tag: No tag" }).click();
  await page.getByRole("menuitemradio", { name: "三期" }).click();
  await dialog.getByRole("button", { name: "Groups by tag: 三期" }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const [slot] = await host.call<{ goes_to: string[]; channels: string[] }[]>("slots", { community });
  assert.deepEqual([slot?.goes_to, slot?.channels], [[group], []]);
  assertQuiet();
  await close();
});
