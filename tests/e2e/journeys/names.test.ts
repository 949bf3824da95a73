// A 接龙 goes into an event: what is sure is taken, what is not is settled by keys; the longer one adds only what is new. Who has
// not is asked, who came and who won is listed, members are tagged and put into a group by a list.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { openPage, startBrowser, type Look, type Watched } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

let host: Host;
let browser: Browser;
let community: string;
let group: string;
let talk: string;

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const channels = [{ name: "读书会 1 群", kind: "wechat_group" }];
  [group] = (await host.call<string[]>("channels_add", { community, channels })) as [string];
  for (const [name, phone, nickname] of [
    ["张三", "13800000001", null], ["王芳", "13800000011", null], ["王芳", "13800000012", null], ["李四", null, null],
    ["周杰", null, "杭州-产品-周杰"], ["赵六", null, null], ["吴磊", null, null],
  ]) {
    const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name, phone: phone ?? undefined });
    await host.call("membership_add", { member: row.uid, channel: group, nickname });
  }
  const made = await host.call<{ uid: string }>("activity_add", {
    community, title: "分享会", format: "talk", channels: [group], when: { start: "2026-03-05T20:00:00", duration_min: 60 },
  });
  talk = made.uid;
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

interface Person {
  name: string;
  member: string | null;
  extra: number;
  state: string;
  award: string | null;
}

const list = async (): Promise<Person[]> =>
  (await host.call<{ registrations: Person[] }>("registrations", { uid: talk })).registrations;

/** The clipboard's text in what has the focus, as a hand pastes it. */
const paste = (page: Page, text: string) => page.keyboard.insertText(text);

const CHAIN = "#接龙\n周四分享会\n\n1. 张三 +1\n2. 王芳\n3. 杭州-产品-周杰\n4. 五月的风\n5. ~~赵六~~";

test("a 接龙 is pasted, settled by keys and taken over; the longer one adds only what is new", async () => {
  const { page, assertQuiet, close } = await openAt(`/events?open=activity:${talk}`, { language: "zh-CN" });
  await page.getByRole("combobox", { name: "要报名的名字" }).focus();
  await paste(page, CHAIN);
  const dialog = page.getByRole("dialog", { name: "按名单报名" });
  await dialog.getByText("待确认 1").waitFor();
  assert.equal(await dialog.getByText("已取消，不录入").count(), 1);
  assert.deepEqual(await axeFindings(page), []);
  // Enter goes to the line that is open; its second 王芳 is meant.
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await until(async () => (await dialog.getByText("待确认 1").count()) === 0, "nothing is open");
  await page.keyboard.press("Control+Enter");
  await page.getByText("新增 4 人").waitFor();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual((await list()).map(({ name, extra, member }) => [name, extra, member !== null]), [
    ["张三", 1, true], ["王芳", 0, true], ["周杰", 0, true], ["五月的风", 0, false],
  ]);
  const chosen = (await list())[1]?.member;

  await page.getByRole("combobox", { name: "要报名的名字" }).focus();
  await paste(page, `${CHAIN.replace("+1", "+2")}\n6. 李四\n7. 吴雷`);
  // The one who was meant last time is proposed, and asked about all the same: two are called so.
  await dialog.getByText("+1 → +2").waitFor();
  await dialog.getByText("待确认 2").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  // 吴雷 sounds as 吴磊: nobody is proposed, the number says it.
  await page.keyboard.press("1");
  await dialog.getByText("新增 2").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("新增 2 人，更新 1 人，3 人已有").waitFor();
  const people = await list();
  assert.deepEqual(people.map(({ name, extra }) => [name, extra]), [
    ["张三", 2], ["王芳", 0], ["周杰", 0], ["五月的风", 0], ["李四", 0], ["吴磊", 0],
  ]);
  assert.equal(people[1]?.member, chosen);
  await undoNewest(page, host);
  await until(async () => (await list()).length === 4 && (await list())[0]?.extra === 1, "one undo takes the list back");

  // Who is struck now is registered no more, by one key and one undo.
  await page.getByRole("combobox", { name: "要报名的名字" }).focus();
  await paste(page, "#接龙\n周四分享会\n\n1. ~~张三 +1~~\n2. 五月的风");
  await dialog.getByText("已取消，将移出报名").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("1 人取消").waitFor();
  const states = async () => (await list()).map(({ state }) => state);
  await until(async () => (await states())[0] === "cancelled", "the seat is free");
  await undoNewest(page, host);
  await until(async () => (await states()).every((state) => state === "registered"), "one undo gives the seat back");
  assertQuiet();
  await close();
});

test("who has not registered is copied; who came and who won is listed", async () => {
  const { page, assertQuiet, close } = await openAt(`/events?open=activity:${talk}`, { language: "en", theme: "dark" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Name lists" }).click();
  await page.getByRole("menuitem", { name: "Who has not registered" }).click();
  const missing = page.getByRole("dialog", { name: "Who has not registered" });
  await missing.getByText("4 of 7 people").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Copied for 读书会 1 群").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes("@李四\u2005") && copied.includes("@赵六") && !copied.includes("@张三"), copied);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Name lists" }).click();
  await page.getByRole("menuitem", { name: "Came by list" }).click();
  await page.locator("textarea:focus").waitFor();
  await paste(page, "张三\n赵六\n陌生人");
  const came = page.getByRole("dialog", { name: "Came by list" });
  await came.getByText("Not known: 1").waitFor();
  await came.getByRole("button", { name: "All become members" }).click();
  assert.deepEqual(await axeFindings(page), []);
  await came.getByRole("button", { name: "They came" }).click();
  await came.waitFor({ state: "detached" });
  const here = (await list()).filter(({ state }) => state === "came");
  assert.deepEqual(here.map(({ name, member }) => [name, member !== null]), [["张三", true], ["赵六", true], ["陌生人", true]]);

  await page.getByRole("button", { name: "Name lists" }).click();
  await page.getByRole("menuitem", { name: "Winners by list" }).click();
  await page.getByRole("textbox", { name: "What they won" }).fill("First prize");
  await page.getByRole("textbox", { name: "List of names" }).fill("@张三 @李四");
  await page.getByRole("button", { name: "They won" }).click();
  await page.getByRole("list", { name: "Registered people" }).getByText("First prize").first().waitFor();
  assert.deepEqual((await list()).filter(({ award }) => award === "First prize").map(({ name }) => name), ["张三", "李四"]);
  assertQuiet();
  await close();
});

test("members are tagged and put into a group by a list", async () => {
  const { page, assertQuiet, close } = await openAt("/members", { language: "zh-CN" });
  await page.getByRole("button", { name: "按名单打标签" }).click();
  await page.getByRole("textbox", { name: "标签" }).fill("志愿者");
  await page.getByRole("textbox", { name: "名单" }).fill("张三、李四、没有这个人");
  await page.getByRole("button", { name: "打标签" }).last().click();
  await page.getByText("新增 2 人").waitFor();
  const tagged = await host.call<{ rows: { name: string; tags: string[] }[] }>("members", { community, limit: 50 });
  assert.deepEqual(tagged.rows.filter(({ tags }) => tags.length > 0).map(({ name }) => name).sort(), ["张三", "李四"].sort());
  await page.goto(`${host.address}/#/groups?open=channel:${group}`);
  await page.getByRole("button", { name: "按名单添加" }).click();
  await page.getByRole("textbox", { name: "名单" }).fill("张三\n王老五");
  await page.getByRole("button", { name: "都建为成员" }).click();
  await page.getByRole("button", { name: "加入本群" }).click();
  await page.getByText("新增 1 人，1 人已有").waitFor();
  assertQuiet();
  await close();
});
