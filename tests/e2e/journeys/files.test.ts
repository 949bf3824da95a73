// What goes in and out of the window by files and by blocks of cells, and the menu that leads to all of it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { allAsked, openPage, settle, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { until } from "../support/until.js";

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

async function withHost(run: (host: Host, community: string) => Promise<void>): Promise<void> {
  const host = await startHost();
  try {
    await run(host, await addCommunity(host));
  } finally {
    await host.stop();
  }
}

const CALENDAR = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  "UID:1@example.org",
  "DTSTART:20260310T120000Z",
  "SUMMARY:夜谈",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:2@example.org",
  "DTSTART:soon",
  "SUMMARY:某天",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole("grid").evaluate((grid, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test("the menu shows every action by group; from it a calendar file is looked at first and then read in", () =>
  withHost(async (host, community) => {
    const open = join(dirname(host.workspace), "in.ics");
    writeFileSync(open, CALENDAR);
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/calendar`, { picks: { open } });
    await page.waitForTimeout(1_000);
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    const menu = page.getByRole("menu", { name: "Menu" });
    for (const group of ["On this page", "New", "Change", "Go to", "Everywhere"]) {
      await menu.getByRole("group", { name: group }).waitFor();
    }
    await menu.getByRole("menuitem", { name: /^Undo/ }).waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await menu.getByRole("menuitem", { name: "Read in a calendar file…" }).click();
    const dialog = page.getByRole("dialog", { name: "Read in a calendar file" });
    await dialog.getByRole("row", { name: "New events 1" }).waitFor();
    await dialog.getByText("soon").waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    const count = async () => (await host.call<{ total: number }>("activities", { community })).total;
    assert.equal(await count(), 0, "nothing is written before the answer");
    await dialog.getByRole("button", { name: "Read in" }).click();
    await page.getByText("Calendar file read in").waitFor();
    assert.equal(await count(), 1);
    assertQuiet();
    await close();
  }));

test("a part of the plan is kept as a calendar file, which says in words what it holds and can hold something else", () =>
  withHost(async (host, community) => {
    const when = { start: "2026-03-03T20:00:00" };
    const channels = [{ name: "一群", kind: "wechat_group", tags: ["1期"] }];
    const [group] = await host.call<string[]>("channels_add", { community, channels });
    await host.call("activity_add", { community, title: "夜谈", when, channels: [group] });
    await host.call("task_add", { community, title: "订场地", when });
    const save = join(dirname(host.workspace), "plan.ics");
    const written = async () => {
      await host.call("kept_files_refresh");
      return [...readFileSync(save, "utf8").matchAll(/^SUMMARY:(.*)$/gm)].map(([, title]) => title?.trim()).join(" ");
    };
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/calendar?kinds=task`, {
      picks: { save },
      now: MONDAY,
    });
    await page.getByRole("button", { name: "Write a calendar file…" }).click();
    let dialog = page.getByRole("dialog", { name: "Write a calendar file" });
    await dialog.getByText("Kind: Task").waitFor();
    await dialog.getByText("1 entry").waitFor();
    await dialog.getByRole("checkbox", { name: "Keep this file current" }).check();
    dialog = page.getByRole("dialog", { name: "Keep a calendar file current" });
    assert.ok(await dialog.getByRole("radio", { name: "All days" }).isChecked(), "no end of days");
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await dialog.getByRole("button", { name: "Keep…" }).click();
    await page.getByText("The file is kept current").waitFor();
    assert.equal(await written(), "订场地");

    await page.goto(`${host.address}/#/settings?section=calendar`);
    await page.getByText("Kind: Task", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Change what it holds" }).click();
    dialog = page.getByRole("dialog", { name: "What the file holds" });
    await dialog.getByRole("button", { name: "Take away: Kind: Task" }).click();
    await dialog.getByText("2 entries").waitFor();
    await dialog.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("checkbox", { name: "1期" }).check();
    await page.keyboard.press("Escape");
    await dialog.getByText("1 entry").waitFor();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Tag of groups: 1期", { exact: true }).waitFor();
    assert.equal(await written(), "夜谈");
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    assertQuiet();
    await close();
  }));

test("everything is exported as open files, and a dropped Tulou file becomes a workspace of its own", () =>
  withHost(async (host) => {
    const beside = dirname(host.workspace);
    const archive = join(beside, "群.tulou");
    await host.call("archive_save", { path: archive });
    const save = join(beside, "out");
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/settings?section=data`, {
      picks: { save },
    });
    await page.getByRole("button", { name: "Export as open files…" }).click();
    await page.getByText(`Saved: ${save}`).waitFor();
    assert.ok(existsSync(join(save, "community.csv")));
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await close();

    const other = join(beside, "other");
    const second = await openPage(browser, `${host.address}/#/`, { picks: { save: other } });
    await second.page.getByRole("link", { name: "Today" }).waitFor();
    await second.page.evaluate(
      (path) =>
        (globalThis as unknown as { tellPage: (signal: unknown) => void }).tellPage({ kind: "files_opened", paths: [path] }),
      archive,
    );
    const dialog = second.page.getByRole("dialog", { name: "Open 群.tulou?" });
    await dialog.getByRole("button", { name: "Choose a folder…" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.ok(existsSync(join(other, "main.db")));
    const asked = await second.page.evaluate(() => JSON.stringify((globalThis as unknown as { asked: unknown[] }).asked));
    assert.ok(asked.includes(JSON.stringify({ name: "use_workspace", input: { path: other } })), asked);
    assertQuiet();
    second.assertQuiet();
    await second.close();
  }));

test("several dropped lists are taken in one after the other", () =>
  withHost(async (host, community) => {
    const beside = dirname(host.workspace);
    const [first, second, third, picture] = ["a.csv", "b.csv", "c.csv", "d.png"].map((name) => join(beside, name));
    writeFileSync(first as string, "姓名,手机号\n张三,13800000001\n");
    writeFileSync(second as string, "姓名,手机号\n李四,13800000002\n");
    writeFileSync(third as string, "姓名,手机号\n王五,13800000003\n");
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/`, { picks: {} });
    await page.getByRole("link", { name: "Today" }).waitFor();
    const drop = (paths: unknown[]) =>
      page.evaluate(
        (dropped) =>
          (globalThis as unknown as { tellPage: (signal: unknown) => void }).tellPage({ kind: "files_dropped", paths: dropped }),
        paths,
      );
    // The part that takes lists comes after the first page; its action says that it is there.
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("Import a list");
    await page.getByRole("option", { name: "Import a list" }).waitFor();
    await page.keyboard.press("Escape");
    await drop([first, second, third, picture]);
    await page.getByText("1 file is neither a chat nor a table and is left out.").waitFor();
    await page.getByText("a.csv, then 2 more").waitFor();
    await page.getByRole("button", { name: "Import 1 people" }).click();
    await page.getByText("b.csv, then 1 more").waitFor();
    await page.getByText("李四").first().waitFor();
    await page.getByRole("button", { name: "Leave this one out" }).click();
    await page.getByText("王五").first().waitFor();
    await page.getByRole("button", { name: "Another list" }).waitFor();
    await page.getByRole("button", { name: "Import 1 people" }).click();
    await page.getByRole("grid", { name: "Members" }).waitFor();
    const page1 = await host.call<{ rows: { name: string }[] }>("members", { community, offset: 0, limit: 9, trashed: false });
    assert.deepEqual(page1.rows.map(({ name }) => name).sort(), ["张三", "王五"]);
    assertQuiet();
    await close();
  }));

test("a calendar file has what the page shows, or everything, and says what others cannot follow", () =>
  withHost(async (host, community) => {
    const channels = ["一群", "二群"].map((name) => ({ name, kind: "wechat_group" }));
    const [one, two] = await host.call<string[]>("channels_add", { community, channels });
    const when = { start: "2026-03-03T20:00:00", duration_min: 60 };
    await host.call("activity_add", { community, title: "夜谈", channels: [one], when });
    await host.call("activity_add", { community, title: "晨读", channels: [two], when });
    await host.call("activity_add", { community, title: "旧事", channels: [one], when: { ...when, start: "2025-03-03T20:00:00" } });
    const save = join(dirname(host.workspace), "out.ics");
    const address = `${host.address}/#/calendar?channels=${encodeURIComponent(JSON.stringify([one]))}`;
    const { page, assertQuiet, close } = await openPage(browser, address, { picks: { save }, now: MONDAY });
    await page.getByText("夜谈").first().waitFor();
    const titles = () => [...readFileSync(save, "utf8").matchAll(/SUMMARY:(.*)/g)].map((found) => found[1]?.trim()).sort();
    const dialog = page.getByRole("dialog", { name: "Write a calendar file" });
    // The dialog comes after the first page; its action says that it is there.
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("Write a calendar file");
    await page.getByRole("option", { name: "Write a calendar file…" }).click();
    await dialog.getByText("Channel: 一群").waitFor();
    await dialog.getByText("1 entry").waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await dialog.getByRole("button", { name: "Write…" }).click();
    await page.getByText("Written: 1 entry").waitFor();
    assert.deepEqual(titles(), ["夜谈"]);
    await page.getByRole("button", { name: "Write a calendar file…" }).click();
    await dialog.getByRole("radio", { name: "All days" }).check();
    await dialog.getByText("2 entries").waitFor();
    await dialog.getByRole("button", { name: "Take away: Channel: 一群" }).click();
    await dialog.getByText("3 entries").waitFor();
    await dialog.getByRole("button", { name: "Write…" }).click();
    await page.getByText("Written: 3 entries").waitFor();
    assert.deepEqual(titles(), ["夜谈", "旧事", "晨读"].sort());
    // Rows that were selected in a table are a part of the plan, too.
    await page.goto(`${host.address}/#/events?view=table`);
    await page.getByRole("row", { name: /晨读/ }).getByRole("checkbox").check();
    await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Calendar file…" }).click();
    await dialog.getByText("1 chosen").waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await dialog.getByRole("button", { name: "Write…" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(titles(), ["晨读"]);
    assertQuiet();
    await close();
  }));

test("a block pasted onto the events is checked, kept in one step, and all of them move by the same days", () =>
  withHost(async (host, community) => {
    const uids: string[] = [];
    for (const [title, day] of [
      ["甲", "03"],
      ["乙", "04"],
    ]) {
      const when = { start: `2026-03-${day}T20:00:00`, duration_min: 60 };
      uids.push((await host.call<{ uid: string }>("activity_add", { community, title, when })).uid);
    }
    const activity = (at: number) =>
      host.call<{ title: string; host: string; schedule: { when: { start: string } } }>("activity", { uid: uids[at] });
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/events?view=table`, { now: MONDAY });
    const grid = page.getByRole("grid");
    await grid.getByText("乙").waitFor();
    await grid.focus();
    await page.keyboard.press("Control+Home");
    await paste(page, "夜谈\tx\t火星\n晨读");
    const check = page.getByRole("dialog", { name: "Paste these cells?" });
    await check.getByText("火星").waitFor();
    await check.getByRole("button", { name: "Paste" }).click();
    await page.getByText("Pasted into 2 events").waitFor();
    assert.deepEqual([(await activity(1)).title, (await activity(0)).title], ["夜谈", "晨读"]);
    // The old title may still stand in the grid while the paste is told of: it is the message that says that it was undone.
    await page.keyboard.press("Control+z");
    await page.getByText("Undone", { exact: false }).waitFor();
    await grid.getByText("乙").waitFor();
    assert.equal((await activity(0)).title, "甲");

    await grid.focus();
    await page.keyboard.press("Control+a");
    await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Move by…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move 2 by…" });
    await dialog.getByRole("textbox", { name: "Days" }).fill("7");
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await page.getByText("2 moved").waitFor();
    assert.equal((await activity(0)).schedule.when.start, "2026-03-10T20:00:00");
    assert.equal((await activity(1)).schedule.when.start, "2026-03-11T20:00:00");
    // A date that moves writes nothing into its event: the table shows it all the same.
    await grid.getByText("10 Mar", { exact: false }).waitFor();
    await page.keyboard.press("Control+z");
    // The message of the first undo may still stand there.
    await until(async () => (await activity(1)).schedule.when.start === "2026-03-04T20:00:00", "both are back");
    assertQuiet();
    await close();
  }));

test("the demo says that it is one, goes with one click, and comes back from the welcome page", async () => {
  const host = await startHost();
  try {
    await host.call("demo", { language: "en", tz: "Europe/London" });
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/`);
    await allAsked(page);
    await page.getByRole("button", { name: "Remove the demo community" }).click();
    await page.getByRole("heading", { name: "Welcome to Tulou" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("This is the demo community", { exact: false }).waitFor();
    assertQuiet();
    await close();
  } finally {
    await host.stop();
  }
});
