// A month is planned: a post written, sent to the groups of a tag and marked; a board; a series of which one date moves; people
// registered and checked in; things made, moved, resized and taken back in the calendar, by pointer and by keys.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, settle, startBrowser, type Look, type Watched } from "../support/browser.js";
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
  await host.call("channels_add", {
    community,
    channels: [1, 2, 3, 4].map((number) => ({
      name: `读书会 ${number} 群`,
      kind: "wechat_group",
      tags: number < 4 ? ["春季"] : ["秋季"],
    })),
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

/** A page whose clock stands where the host's does. */
async function openAt(address: string, look: Look = {}): Promise<Watched> {
  const watched = await openPage(browser, `${host.address}/#${address}`, { now: MONDAY, ...look });
  await watched.page.getByRole("main").waitFor();
  return watched;
}

interface Item {
  kind: string;
  uid: string;
  original: string;
  title: string;
  start: string;
  end: string;
  progress: { sent: number; total: number } | null;
}

const march = async (title?: string): Promise<Item[]> => {
  const range = { community, from: "2026-03-01", to: "2026-04-01" };
  const { items } = await host.call<{ items: Item[] }>("calendar_range", range);
  return items.filter((item) => title === undefined || item.title === title);
};

const starts = async (title: string): Promise<string[]> => (await march(title)).map(({ start }) => start);

const event = (page: Page, title: string): Locator => page.locator("[data-occurrence]", { hasText: title });
const day = (page: Page, date: string): Locator => page.locator(`[role=cell][data-date="${date}"]`).last();
const field = (page: Page | Locator, name: string): Locator => page.locator(`input[aria-label="${name}"]`);

/** Answers the question which dates of a series are meant. */
async function choose(page: Page, scope: string, verb: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText(scope, { exact: true }).click();
  await dialog.getByRole("button", { name: verb }).click();
}

test("a post is written in pieces, goes to the groups of a tag, is copied and marked, and its line shows how far it is", async () => {
  const { page, assertQuiet, close } = await openAt("/content", { language: "zh-CN" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "写一条" }).click();
  // Whoever has just asked for it types at once.
  await page.getByRole("textbox", { name: "文字" }).and(page.locator(":focus")).waitFor();
  await page.getByRole("textbox", { name: "文字" }).fill("早上好 ☀️\n\n#接龙 今天读什么");
  await page.getByRole("button", { name: "文字", exact: true }).click();
  await page.getByRole("textbox", { name: "文字" }).nth(1).fill("1. 《活着》");
  await page.getByRole("button", { name: /^阵地：|^阵地:/ }).click();
  await page.getByRole("button", { name: /^春季/ }).click();
  await page.keyboard.press("Escape");
  await field(page, "日期").fill("今天");
  await page.keyboard.press("Enter");
  await until(async () => (await march()).length === 1, "the post is planned");
  await field(page, "时间").fill("8:00");
  await page.keyboard.press("Enter");
  await until(async () => (await march())[0]?.start === "2026-03-02T08:00:00", "at eight");
  assert.equal((await march())[0]?.progress?.total, 3);
  assert.deepEqual(await axeFindings(page), []);

  const group = page.getByRole("listitem", { name: "读书会 1 群" });
  await group.getByRole("button", { name: "复制" }).click();
  await group.getByRole("button", { name: "已发" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "早上好 ☀️\n\n#接龙 今天读什么\n\n1. 《活着》");
  await group.getByRole("button", { name: "已发" }).click();
  await until(async () => (await march())[0]?.progress?.sent === 1, "one is sent");
  // By keys alone: copy, sent, next.
  await page.getByRole("listitem", { name: "读书会 2 群" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("listitem", { name: "读书会 2 群" }).getByRole("button", { name: "已发" }).waitFor();
  await page.keyboard.press("Enter");
  await until(async () => (await march())[0]?.progress?.sent === 2, "two are sent");

  await page.goto(`${host.address}/#/calendar`);
  await event(page, "早上好").getByText("2/3").waitFor();
  await page.goto(`${host.address}/#/`);
  await page.getByText("2/3").first().waitFor();
  await page.goto(`${host.address}/#/calendar`);
  await event(page, "早上好").click();
  await page.getByRole("button", { name: "全部标为已发" }).click();
  await until(async () => (await march())[0]?.progress?.sent === 3, "all are sent");
  await undoNewest(page, host);
  await until(async () => (await march())[0]?.progress?.sent === 2, "one step took all of them back");
  assertQuiet();
  await close();
});

test("an idea goes over the board to its time by pointer and by keys", async () => {
  await host.call("content_add", { community, title: "Another idea", state: "idea" });
  const { page, assertQuiet, close } = await openAt("/content");
  await page.getByRole("textbox", { name: "New idea" }).fill("Which book changed you?");
  await page.keyboard.press("Enter");
  const card = page.locator("[data-card]", { hasText: "Which book changed you?" });
  await card.waitFor();
  const state = async () => {
    const { rows } = await host.call<{ rows: { title: string; state: string }[] }>("contents", { community });
    return rows.find(({ title }) => title === "Which book changed you?")?.state;
  };
  await drag(page, card, page.getByRole("region", { name: "Drafts" }).getByRole("list"));
  await until(async () => (await state()) === "draft", "a draft");
  // The same by keys, as fast as they are pressed: picked up, one column on, put back; and again, put down.
  const toSend = page.getByRole("region", { name: "To send" }).locator("[data-card]", { hasText: "Which book" });
  await card.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await toSend.waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Drafts" }).locator("[data-card]", { hasText: "Which book" }).waitFor();
  assert.equal(await state(), "draft");
  await card.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await toSend.waitFor();
  await until(async () => (await state()) === "scheduled", "to be sent");
  await undoNewest(page, host);
  await until(async () => (await state()) === "draft", "a draft again");
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("a weekly talk moves once by drag, from a date on by drawer, as a whole by keys; each is taken back", async () => {
  const when = {
    start: "2026-03-03T20:00:00",
    duration_min: 60,
    rule: {
      freq: "weekly", interval: 1, end: { kind: "count", count: 4 }, by_month: [], by_week_no: [], by_year_day: [],
      by_month_day: [], by_day: [], by_hour: [], by_minute: [], by_second: [], by_set_pos: [], week_start: "monday", skip: "omit",
    },
  };
  await host.call("activity_add", { community, title: "Reading night", format: "talk", when });
  const planned = ["2026-03-03T20:00:00", "2026-03-10T20:00:00", "2026-03-17T20:00:00", "2026-03-24T20:00:00"];
  const { page, assertQuiet, close } = await openAt("/calendar");
  await drag(page, event(page, "Reading night").nth(1), day(page, "2026-03-12"));
  await choose(page, "Only this one", "Move");
  await until(async () => (await starts("Reading night"))[1] === "2026-03-12T20:00:00", "one date moved");
  assert.equal((await starts("Reading night"))[2], planned[2]);
  await undoNewest(page, host);
  await until(async () => (await starts("Reading night")).join() === planned.join(), "back");

  // Other words for this date and all that follow.
  await event(page, "Reading night").nth(2).click();
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Poetry night");
  await title.press("Enter");
  await choose(page, "This and all that follow", "Change");
  await until(async () => (await starts("Poetry night")).length === 2, "the last two are of poetry");
  assert.equal((await starts("Reading night")).length, 2);
  await undoNewest(page, host);
  await until(async () => (await starts("Reading night")).length === 4, "one series again");
  // The series that was open is there no more, and neither is its drawer.
  await page.getByRole("complementary", { name: "Details" }).waitFor({ state: "detached" });

  // A changed mind changes nothing.
  await event(page, "Reading night").nth(2).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Silence");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some((box) => box.value === "Reading night"));

  // A new time in the drawer, for all.
  await field(page, "Time").fill("7pm");
  await page.keyboard.press("Enter");
  await choose(page, "All", "Move");
  await until(async () => (await starts("Reading night"))[0] === "2026-03-03T19:00:00", "all an hour earlier");
  await undoNewest(page, host);
  await until(async () => (await starts("Reading night")).join() === planned.join(), "at eight again");
  // On the screen too: keys move what is shown.
  await event(page, "Reading night").filter({ hasText: /20:00|8(:00)?\s*pm/i }).nth(3).waitFor();

  // By keys: Alt and an arrow, then the question, then deleting.
  await event(page, "Reading night").nth(1).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.getByRole("dialog").locator("input:focus").waitFor({ state: "attached" });
  await page.keyboard.press("Enter");
  await until(async () => (await starts("Reading night"))[1] === "2026-03-11T20:00:00", "moved by keys");
  await undoNewest(page, host);
  await until(async () => (await starts("Reading night")).join() === planned.join(), "back again");
  await event(page, "Reading night").nth(2).focus();
  await page.keyboard.press("Delete");
  await choose(page, "This and all that follow", "Delete");
  await until(async () => (await starts("Reading night")).length === 2, "two are left");
  await undoNewest(page, host);
  await until(async () => (await starts("Reading night")).length === 4, "all are there");
  // The open drawer asked once more for what its undoing had taken away.
  assertQuiet(/422|not_found/);
  await close();
});

test("the rule of a series is worked on and applied as a whole; an event takes whole and several days", async () => {
  const made = await host.call<{ uid: string }>("activity_add", {
    community, title: "Camp", format: "camp", when: { start: "2026-03-20T20:00:00", duration_min: 60 },
  });
  const { page, assertQuiet, close } = await openAt(`/events?open=activity:${made.uid}`);
  await page.getByRole("checkbox", { name: "Several days" }).click();
  await until(async () => (await march("Camp"))[0]?.end === "2026-03-21T21:00:00", "over night");
  await page.getByRole("checkbox", { name: "All day" }).click();
  await until(async () => (await march("Camp"))[0]?.end === "2026-03-22", "two whole days");
  await field(page, "Last day").fill("24 Mar");
  await page.keyboard.press("Enter");
  await until(async () => (await march("Camp"))[0]?.end === "2026-03-25", "five whole days");
  await page.getByRole("checkbox", { name: "All day" }).click();
  await page.getByRole("checkbox", { name: "Several days" }).click();
  await until(async () => (await march("Camp"))[0]?.start === "2026-03-20T20:00:00", "an evening again");

  await page.getByRole("button", { name: /^Repeats:/ }).click();
  await page.getByRole("menuitemradio", { name: "Every day" }).click();
  await until(async () => (await march("Camp")).length === 12, "daily");
  await field(page, "Ends").click();
  await page.getByRole("option", { name: "After a number of dates" }).click();
  await field(page, "Number of dates").fill("3");
  assert.equal((await march("Camp")).length, 12, "nothing is asked for every key");
  await page.getByRole("button", { name: "Change the series" }).click();
  await until(async () => (await march("Camp")).length === 3, "three dates");
  assert.deepEqual(await axeFindings(page), []);
  // Registrations of what happens once were asked for while it became a series.
  assertQuiet(/422.*registrations/);
  await close();
});

test("people register, wait, move up and are checked in; a member is known by name and found by initials", async () => {
  for (const name of ["张三", "李四"]) {
    await host.call("member_add", { community, name, birthday_lunar: false, tags: [], channels: [], custom: {} });
  }
  const talk = await host.call<{ uid: string }>("activity_add", {
    community, title: "分享会", format: "talk", capacity: 2, when: { start: "2026-03-02T20:00:00", duration_min: 60 },
  });
  const { page, assertQuiet, close } = await openAt(`/events?open=activity:${talk.uid}`, { language: "zh-CN" });
  const names = page.getByRole("combobox", { name: "要报名的名字" });
  await names.fill("#接龙\n1. 张三\n2. 王五\n3. 赵六");
  await page.getByRole("dialog").getByRole("button", { name: "报名", exact: true }).click();
  await page.getByText("候补第 1 位").waitFor();
  const list = async () => {
    const { registrations } = await host.call<{ registrations: { name: string; state: string; member: string | null }[] }>(
      "registrations", { uid: talk.uid },
    );
    return registrations;
  };
  assert.deepEqual((await list()).map(({ state, member }) => [state, member !== null]), [
    ["registered", true], ["registered", false], ["waiting", false],
  ]);
  await page.getByRole("button", { name: "王五：更多" }).click();
  await page.getByRole("menuitem", { name: "已取消" }).click();
  await page.getByText("候补递补：赵六").waitFor();

  // A member by initials, chosen by keys.
  await page.getByRole("tab", { name: "报名" }).click();
  await names.fill("ls");
  await page.getByRole("option", { name: "李四" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(async () => (await list()).some(({ name, member }) => name === "李四" && member !== null), "李四 is a member");

  await page.getByRole("tab", { name: "签到" }).click();
  await page.getByRole("textbox", { name: "谁到了" }).fill("zs");
  await page.keyboard.press("Enter");
  await until(async () => (await list()).some(({ name, state }) => name === "张三" && state === "came"), "张三 is here");
  assert.deepEqual(await axeFindings(page), []);
  await undoNewest(page, host);
  await until(async () => (await list()).every(({ state }) => state !== "came"), "not here after all");
  assertQuiet();
  await close();
});

test("events are narrowed by format, host and tag of groups, and the address keeps it", async () => {
  const channels = [{ name: "窄群", kind: "wechat_group", tags: ["窄期"] }];
  const [group] = await host.call<string[]>("channels_add", { community, channels });
  const add = (title: string, more: object) => host.call("activity_add", { community, title, channels: [], ...more });
  await add("Narrow talk", { format: "talk", host: "Zhou", channels: [group] });
  await add("Narrow camp", { format: "camp", host: "Qing", channels: [group] });
  await add("Wide camp", { format: "camp", host: "Qing" });
  const { page, assertQuiet, close } = await openAt("/events");
  const shown = async (...titles: string[]) => {
    const all = ["Narrow talk", "Narrow camp", "Wide camp"];
    const here = (title: string) => page.getByRole("main").getByText(title, { exact: true });
    for (const title of all) await here(title).first().waitFor({ state: titles.includes(title) ? "visible" : "detached" });
  };
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("checkbox", { name: /^窄期/ }).check();
  await shown("Narrow talk", "Narrow camp");
  // What the filter leaves out can still be ticked.
  await page.getByRole("checkbox", { name: /^Zhou/ }).check();
  await page.getByRole("checkbox", { name: /^Qing/ }).check();
  await page.getByRole("checkbox", { name: /^Camp/ }).check();
  await page.keyboard.press("Escape");
  await shown("Narrow camp");
  await page.reload();
  await shown("Narrow camp");
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole("button", { name: "Take away: Tag of groups: 窄期" }).click();
  await shown("Narrow camp", "Wide camp");
  await page.getByRole("button", { name: "Clear all" }).click();
  await shown("Narrow talk", "Narrow camp", "Wide camp");
  assertQuiet();
  await close();
});

test("a task is made from anywhere, done, and done no more", async () => {
  const { page, assertQuiet, close } = await openAt("/events?view=tasks");
  await page.getByRole("textbox", { name: "New task" }).fill("Order the cake");
  await page.keyboard.press("Enter");
  const row = page.getByRole("listitem", { name: "Order the cake" });
  await row.waitFor();
  await row.getByRole("button", { name: "Order the cake", exact: true }).click();
  await field(page, "Day").fill("tomorrow");
  await page.keyboard.press("Enter");
  await until(async () => (await march("Order the cake"))[0]?.start === "2026-03-03", "due tomorrow");
  await field(page, "Time").fill("10am");
  await page.keyboard.press("Enter");
  await until(async () => (await march("Order the cake"))[0]?.start === "2026-03-03T10:00:00", "at ten");
  await row.focus();
  await page.keyboard.press("Space");
  await page.getByText("Done: Order the cake").waitFor();
  await undoNewest(page, host);
  const open = async () => (await host.call<{ rows: { title: string }[] }>("tasks", { community, done: false })).rows;
  await until(async () => (await open()).some(({ title }) => title === "Order the cake"), "to do again");
  assertQuiet();
  await close();
});

test("the calendar takes what is drawn into it, resizes, copies, and plans what waits, by pointer and by keys", async () => {
  const { page, assertQuiet, close } = await openAt("/calendar?view=week", { height: 1000 });
  await page.getByText("3 pm", { exact: true }).first().waitFor();
  await settle(page);
  // Drawn over two hours of Thursday.
  const slot = async (date: string, hour: number): Promise<{ x: number; y: number }> => {
    const column = await day(page, date).boundingBox();
    const label = await page.getByText(`${hour % 12 || 12} ${hour < 12 ? "am" : "pm"}`, { exact: true }).first().boundingBox();
    assert.ok(column && label);
    return { x: column.x + column.width / 2, y: label.y + label.height / 2 + 8 };
  };
  const from = await slot("2026-03-05", 15);
  const to = await slot("2026-03-05", 17);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y - 14, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Event", { exact: true }).click();
  await dialog.getByLabel("Title").fill("Workshop");
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Create" }).click();
  await until(async () => (await starts("Workshop"))[0]?.startsWith("2026-03-05T15:") ?? false, "on Thursday afternoon");
  const [made] = await march("Workshop");
  await page.keyboard.press("Escape");

  // Pulled longer at its lower edge.
  await settle(page);
  const box = await event(page, "Workshop").boundingBox();
  assert.ok(box && made);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2);
  await page.mouse.down();
  const later = await slot("2026-03-05", 19);
  // Held keys mean nothing here: a longer copy is nothing that a hand asks for.
  await page.keyboard.down("Alt");
  await page.mouse.move(later.x, later.y, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await until(async () => ((await march("Workshop"))[0]?.end ?? "") > made.end, "longer");
  await undoNewest(page, host);
  await until(async () => (await march("Workshop"))[0]?.end === made.end, "as long as before");

  // Copied with Alt or Ctrl: one more, and one step takes it back.
  for (const key of ["Alt", "Control"]) {
    await drag(page, event(page, "Workshop"), () => slot("2026-03-06", 15), key);
    await until(async () => (await march("Workshop")).length === 2, `a copy with ${key}`);
    await undoNewest(page, host);
    await until(async () => (await march("Workshop")).length === 1, "no copy");
  }

  // What waits: dragged with the pointer, then planned by keys.
  await host.call("content_add", { community, text: "Waiting post" });
  await host.call("activity_add", { community, title: "Waiting event", format: "meetup" });
  await page.keyboard.press("u");
  const tray = page.getByRole("complementary", { name: "Without a date" });
  await tray.getByRole("button", { name: /Waiting event/ }).waitFor();
  // The tray takes its room from the calendar: where a slot lies is known once both stand.
  await drag(page, tray.getByRole("button", { name: /Waiting post/ }), () => slot("2026-03-04", 11));
  await until(async () => (await starts("Waiting post"))[0]?.startsWith("2026-03-04T11:") ?? false, "planned by hand");
  await tray.getByRole("button", { name: /Waiting event/ }).focus();
  await page.keyboard.press("Shift+M");
  await field(dialog, "Day").fill("7 Mar");
  await page.keyboard.press("Enter");
  await until(async () => (await starts("Waiting event"))[0] === "2026-03-07T20:00:00", "planned by keys");
  await undoNewest(page, host);
  await until(async () => (await starts("Waiting event")).length === 0, "waits again");
  assertQuiet();
  await close();
});

test("calendar and content are narrowed by the tags of groups, with the groups that are chosen only to those that are both", async () => {
  const listed = await host.call<{ uid: string; name: string; tags: { uid: string; name: string }[] }[]>("channels", { community, trashed: false });
  const spring = listed.find(({ name }) => name === "读书会 1 群");
  const autumn = listed.find(({ name }) => name === "读书会 4 群");
  const when = { start: "2026-03-25T08:00:00" };
  await host.call("content_add", { community, text: "春季早报", channels: [spring?.uid], when });
  await host.call("content_add", { community, text: "秋季早报", channels: [autumn?.uid], when });
  const { page, assertQuiet, close } = await openAt("/content?view=table");
  const grid = page.getByRole("grid");
  await grid.getByText("秋季早报").waitFor();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("group", { name: "Tag of groups" }).getByRole("checkbox", { name: /春季/ }).check();
  await page.keyboard.press("Escape");
  await page.getByText("Tag of groups: 春季").waitFor();
  await grid.getByText("秋季早报").waitFor({ state: "detached" });
  await grid.getByText("春季早报").waitFor();
  const tag = spring?.tags[0]?.uid;
  const query = (channels: (string | undefined)[]) =>
    `tags=${encodeURIComponent(JSON.stringify([tag]))}&channels=${encodeURIComponent(JSON.stringify(channels))}`;
  await page.goto(`${host.address}/#/calendar?view=week&date=2026-03-25&${query([spring?.uid, autumn?.uid])}`);
  await page.locator("[data-occurrence]").getByText("春季早报").waitFor();
  assert.equal(await page.locator("[data-occurrence]").getByText("秋季早报").count(), 0);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.goto(`${host.address}/#/calendar?view=week&date=2026-03-25&${query([autumn?.uid])}`);
  await page.locator("[data-occurrence]").getByText("春季早报").waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-occurrence]").getByText("秋季早报").count(), 0, "no group is both");
  assertQuiet();
  await close();
});

test("filters of the calendar are kept under a name", async () => {
  const { page, assertQuiet, close } = await openAt("/calendar");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("checkbox", { name: "Event" }).check();
  await page.keyboard.press("Escape");
  await page.getByText("Kind: Event").waitFor();
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save what is shown as a view…" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill("Only events");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Saved view: Only events" }).waitFor();
  await page.getByRole("button", { name: "Take away: Kind: Event" }).click();
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitemradio", { name: "Only events" }).click();
  await page.getByText("Kind: Event").waitFor();
  assertQuiet();
  await close();
});

test("many posts get channels at once, a cell is typed over, and each is one step back", async () => {
  const uids: string[] = [];
  for (const title of ["First of many", "Second of many"]) {
    uids.push((await host.call<{ uid: string }>("content_add", { community, title, channels: [] })).uid);
  }
  const rows = async () => {
    const list = await host.call<{ rows: { uid: string; channels: string[]; start: string | null }[] }>("contents", { community });
    return uids.map((uid) => list.rows.find((row) => row.uid === uid));
  };
  const { page, assertQuiet, close } = await openAt("/content?view=table&q=of many");
  const grid = page.getByRole("grid", { name: "Content" });
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar").getByRole("button", { name: "Channels…" }).click();
  const dialog = page.getByRole("dialog", { name: /Channels of 2/ });
  await dialog.getByRole("button", { name: /^Channels:/ }).first().click();
  await page.getByRole("button", { name: /^春季/ }).click();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Save" }).click();
  await until(async () => (await rows()).every((row) => row?.channels.length === 3), "both go to the spring groups");
  await undoNewest(page, host);
  await until(async () => (await rows()).every((row) => row?.channels.length === 0), "neither does");

  await grid.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.type("12 Mar 8pm");
  await page.keyboard.press("Enter");
  await until(async () => (await rows()).some((row) => row?.start === "2026-03-12T20:00:00"), "typed into the cell");
  assertQuiet();
  await close();
});

test("the calendar goes on paper alone, white also in the dark, and a list on as many sheets as it takes", async () => {
  const { page, assertQuiet, close } = await openAt("/calendar", { theme: "dark" });
  await page.evaluate(() => {
    window.print = () => void document.body.setAttribute("data-printed", "");
  });
  await page.keyboard.press("Control+p");
  await page.locator("body[data-printed]").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.getByRole("navigation").first().waitFor({ state: "hidden" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByRole("main").getByRole("button", { name: "Filter" }).isVisible(), false);
  const ink = await page.evaluate(() => getComputedStyle(document.querySelector("h1") as Element).color);
  const [red] = ink.match(/[\d.]+/) ?? [];
  assert.ok(Number(red) < 100, `dark on white: ${ink}`);
  const sheets = async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  };
  assert.equal(await sheets(), 1);
  await page.emulateMedia({ media: null });
  for (const day of Array.from({ length: 28 }, (_, day) => String(day + 3).padStart(2, "0")))
    await host.call("task_add", { community, title: `清点 ${day}`, when: { start: `2026-03-${day}T18:00:00` } });
  await page.goto(`${host.address}/#/calendar?view=agenda`);
  await event(page, "清点 03").waitFor();
  assert.ok((await sheets()) > 1, "more than one sheet");
  assertQuiet();
  await close();
});
