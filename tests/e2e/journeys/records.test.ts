// What hangs on single records: the people and the QR code of a group, a member's times in groups, the history of each.

import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, settle, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";

let browser: Browser;
let host: Host;
let community: string;
let group: string;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  host = await startHost();
  community = await addCommunity(host);
  const channels = ["一群", "二群"].map((name) => ({ name, kind: "wechat_group", tags: ["春季"] }));
  group = (await host.call<string[]>("channels_add", { community, channels }))[0] ?? "";
});

afterEach(async () => {
  await host?.stop();
});

const member = async (name: string, channels: string[] = []): Promise<string> => {
  const made = await host.call<{ row: { uid: string } }>("member_add", { community, name, channels, tags: ["书友"] });
  return made.row.uid;
};

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a group shows its people, leads to all of them, and keeps the picture of its QR code with its last day", async () => {
  for (const name of ["张三", "李四", "王五"]) await member(name, [group]);
  await member("赵六");
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups?open=channel:${group}`, {
    now: MONDAY,
  });
  const drawer = page.getByRole("complementary", { name: "Details" });
  await drawer.getByRole("heading", { name: "Members · 3" }).waitFor();
  await drawer.getByRole("button", { name: "李四" }).waitFor();

  const channel = () => host.call<{ qr_picture: string | null; qr_expires_on: string | null }>("channel", { uid: group });
  await drawer.getByLabel("Picture of the QR code").setInputFiles({
    name: "qr.png",
    mimeType: "image/png",
    buffer: Buffer.from(PIXEL, "base64"),
  });
  await page.getByText("QR code of 一群 kept").waitFor();
  await drawer.getByText("works until Mon 9 Mar", { exact: false }).waitFor();
  assert.notEqual((await channel()).qr_picture, null);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await drawer.getByRole("button", { name: "Remove the picture" }).click();
  await drawer.getByRole("button", { name: "Choose a picture" }).waitFor();
  assert.equal((await channel()).qr_picture, null);
  await page.getByText("QR code of 一群 removed").waitFor();
  await undoNewest(page, host);
  await drawer.getByRole("button", { name: "Show whole: qr.png" }).waitFor();

  await drawer.getByRole("button", { name: "Show them on the members page" }).click();
  await page.getByText("3 of 4").waitFor();
  await page.getByText("Groups is one of 一群").waitFor();
  assertQuiet();
  await close();
});

test("a time in a group is corrected in the member's drawer, field by field, and each is taken back", async () => {
  const uid = await member("张三", [group]);
  interface Membership {
    nickname: string | null;
    inviter_name: string | null;
    joined_on: string | null;
    left_on: string | null;
  }
  const membership = async (): Promise<Membership | undefined> =>
    (await host.call<{ memberships: Membership[] }>("member", { uid })).memberships[0];
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members?open=member:${uid}`, {
    now: MONDAY,
  });
  const drawer = page.getByRole("complementary", { name: "Details" });
  await drawer.getByRole("button", { name: "Dates and name in 一群" }).click();
  const nickname = drawer.getByRole("textbox", { name: "Name in the group" });
  await nickname.fill("三哥");
  await nickname.press("Enter");
  await drawer.getByRole("listitem").getByText("三哥", { exact: true }).first().waitFor();
  const inviter = drawer.getByRole("textbox", { name: "Invited by" });
  await inviter.fill("李四");
  await inviter.press("Enter");
  await drawer.getByText("by 李四").waitFor();
  const kept = await membership();
  assert.deepEqual([kept?.nickname, kept?.inviter_name], ["三哥", "李四"]);
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);

  await drawer.getByRole("button", { name: "Left today" }).click();
  await page.getByText("张三 left 一群").waitFor();
  assert.equal((await membership())?.left_on, "2026-03-02");
  await undoNewest(page, host);
  await drawer.getByRole("button", { name: "Left today" }).waitFor();
  assert.equal((await membership())?.left_on, null);

  await drawer.getByRole("button", { name: "Was never in it" }).click();
  await page.getByText("Taken out of 一群").waitFor();
  assert.equal(await membership(), undefined);
  await undoNewest(page, host);
  await drawer.getByText("by 李四").waitFor();

  // What was done to the membership stands in the history of the person.
  const history = drawer.getByRole("listitem").filter({ hasText: "Group 一群" });
  await history.filter({ hasText: "三哥" }).first().waitFor();
  await drawer.getByRole("listitem").filter({ hasText: "Tag 书友" }).first().waitFor();
  assertQuiet();
  await close();
});

test("the history of a post, an event and a task tells of what belongs to them", async () => {
  const when = { start: "2026-03-02T20:00:00", duration_min: 60 };
  const { uid: post } = await host.call<{ uid: string }>("content_add", { community, text: "早报", channels: [group], when });
  await host.call("deliveries_mark", { uid: post, state: "sent" });
  const { uid: talk } = await host.call<{ uid: string }>("activity_add", { community, title: "夜谈", when });
  await host.call("registrations_add", { uid: talk, people: [{ name: "小红" }] });
  const { uid: task } = await host.call<{ uid: string }>("task_add", { community, title: "海报", activity: talk });
  await host.call("tasks_mark", { tasks: [{ uid: task }], done: true });

  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/content?open=content:${post}`, {
    now: MONDAY,
  });
  const drawer = page.getByRole("complementary", { name: "Details" });
  const told = (text: string) => drawer.getByRole("listitem").filter({ hasText: text }).first().waitFor();
  await told("Channel 一群");
  await told("Sending 一群");
  await page.goto(`${host.address}/#/events?open=activity:${talk}`);
  await told("Registration 小红");
  await told("Checklist 海报");
  await page.goto(`${host.address}/#/events?open=task:${task}`);
  await told("Done");
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});
