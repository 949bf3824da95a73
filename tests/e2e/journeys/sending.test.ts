// Forty groups by nine: the same post to all of them by keys alone, filled in for each; a break, a group left out, a hold, the small
// window, and undo.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, type Look, openPage, settle, startBrowser, type Watched } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { until } from "../support/until.js";

const GROUPS = 40;

let host: Host;
let browser: Browser;
let community: string;
let groups: string[];

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  groups = await host.call("channels_add", {
    community,
    channels: Array.from({ length: GROUPS }, (_, place) => ({
      name: `读书会 ${place + 1} 群`,
      number: String(place + 1).padStart(2, "0"),
      kind: "wechat_group",
      account: place < 25 ? "主号" : "副号",
      link: place === 1 ? undefined : `https://a.example/${place + 1}`,
    })),
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function post(pieces: string[], channels: string[], start = "2026-03-02T08:00:00"): Promise<string> {
  const { uid } = await host.call<{ uid: string }>("content_add", {
    community,
    pieces: pieces.map((text) => ({ kind: "text", text })),
    channels,
    when: { start },
  });
  return uid;
}

async function openAt(address: string, look: Look = {}): Promise<Watched> {
  const watched = await openPage(browser, `${host.address}/#${address}`, { now: MONDAY, ...look });
  await watched.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await watched.page.getByRole("main").waitFor();
  return watched;
}

const sentTo = async (uid: string): Promise<Record<string, number>> =>
  (await host.call<{ progress: Record<string, number> }>("deliveries", { uid })).progress;

/** What stands large on the page: to whom. */
const isUp = (page: Page, name: string): Promise<void> =>
  page.getByRole("heading", { level: 2, name }).waitFor();

/** Send mode for these posts. */
const sendAddress = (...uids: string[]): string => `/send?items=${encodeURIComponent(JSON.stringify(uids))}`;

const isMarked = (uid: string, state: string, count: number): Promise<void> =>
  until(async () => (await sentTo(uid))[state] === count, `${count} are ${state}`);

/** Asks to hold everything; what the keys do on every page comes a moment after the page. */
const hold = (page: Page): Promise<void> =>
  until(async () => {
    if ((await page.getByRole("dialog").count()) > 0) return true;
    await page.keyboard.press("Shift+H");
    return false;
  }, "the dialog of the hold is there");

/** Presses Enter and waits for what it copied. */
async function copies(page: Page, text: string): Promise<void> {
  // Before something is up a key has nothing to do.
  await page.getByRole("button", { name: /^Copy/ }).first().waitFor();
  await page.keyboard.press("Enter");
  const deadline = Date.now() + 20_000;
  let there = "";
  while ((there = await page.evaluate(() => navigator.clipboard.readText())) !== text) {
    if (Date.now() > deadline) {
      const shown = await page.locator("body").innerText();
      assert.fail(`“${text}” never came to the clipboard, which holds “${there}”; the page shows: ${shown}`);
    }
    await page.waitForTimeout(20);
  }
}

test("a post of three pieces goes to forty groups by Enter alone, filled in for each of them", async () => {
  await host.call("channel_edit", { uid: groups[1], link: "https://a.example/2" });
  const uid = await post(["早安 {群名}\n#接龙", "第 {编号} 群入口 {链接}", "{日期} {时间}"], groups);
  const { page, assertQuiet, close } = await openAt("/");
  await page.getByRole("button", { name: `Send ${GROUPS}` }).press("Enter");
  let keys = 0;
  for (let place = 0; place < GROUPS; place++) {
    const name = `读书会 ${place + 1} 群`;
    const number = String(place + 1).padStart(2, "0");
    await isUp(page, name);
    await copies(page, `早安 ${name}\n#接龙`);
    await copies(page, `第 ${number} 群入口 https://a.example/${place + 1}`);
    await copies(page, "3月2日 08:00");
    await page.keyboard.press("Enter");
    keys += 4;
  }
  await isMarked(uid, "sent", GROUPS);
  assert.ok(keys <= 3 * 3 * GROUPS, "at most three keys a piece");
  await page.getByRole("button", { name: "Back to today" }).waitFor();
  const { state } = await host.call<{ state: string }>("content", { uid });
  assert.equal(state, "published");
  assertQuiet();
  await close();
});

test("a break loses nothing: pieces that were copied stay ticked, and the group is up again", async () => {
  const uid = await post(["一", "二", "三"], groups.slice(0, 3));
  const first = await openAt(sendAddress(uid));
  await copies(first.page, "一");
  await copies(first.page, "二");
  await until(async () => {
    const { steps } = await host.call<{ steps: { copied: number }[] }>("send_queue", { community, items: [{ uid }] });
    return steps[0]?.copied === 2;
  }, "two pieces are noted");
  await first.close();
  const again = await openAt(sendAddress(uid));
  await again.page.getByRole("button", { name: /Copy 3 of 3/ }).waitFor();
  await copies(again.page, "三");
  await again.page.getByRole("button", { name: /^Sent/ }).waitFor();
  await again.page.keyboard.press("r");
  await again.page.getByRole("button", { name: /Copy 1 of 3/ }).waitFor();
  await host.call("deliveries_mark", { uid, state: "sent" });
  await again.page.getByText("Nothing is left to send").waitFor();
  again.assertQuiet();
  await again.close();
});

test("a group is left out with a reason, one comes later, and all the rest is one undo", async () => {
  const uid = await post(["午报"], groups.slice(0, 5));
  const { page, assertQuiet, close } = await openAt(sendAddress(uid));
  await isUp(page, "读书会 1 群");
  await page.keyboard.press("s");
  await page.getByRole("textbox", { name: "Reason" }).fill("群已禁言");
  await page.keyboard.press("Enter");
  await isMarked(uid, "skipped", 1);
  await isUp(page, "读书会 2 群");
  await page.keyboard.press("ArrowRight");
  await isUp(page, "读书会 3 群");
  await copies(page, "午报");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 1);
  await isUp(page, "读书会 4 群");
  await page.keyboard.press("Shift+M");
  await isMarked(uid, "sent", 4);
  await page.keyboard.press("Control+z");
  await isMarked(uid, "sent", 1);
  await isUp(page, "群");
  await host.call("deliveries_mark", { uid, state: "sent" });
  assertQuiet();
  await close();
});

test("a group where it failed is copied again from its beginning, and what was sent by hand is marked without copying", async () => {
  const uid = await post(["一", "二"], groups.slice(0, 2));
  const { page, assertQuiet, close } = await openAt(sendAddress(uid));
  await copies(page, "一");
  await copies(page, "二");
  await page.keyboard.press("f");
  await page.getByRole("textbox", { name: "Reason" }).fill("网络断了");
  await page.keyboard.press("Enter");
  await isMarked(uid, "failed", 1);
  await isUp(page, "读书会 2 群");
  await page.getByText("0/2", { exact: true }).first().waitFor();
  await page.keyboard.press("m");
  await isMarked(uid, "sent", 1);
  await isUp(page, "读书会 1 群");
  await page.getByText("failed before").waitFor();
  await page.getByRole("button", { name: /Copy 1 of 2/ }).waitFor();
  await copies(page, "一");
  await copies(page, "二");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 2);
  assertQuiet();
  await close();
});

test("what is due later is not up before somebody asks for it, and says its time", async () => {
  const uid = await post(["午报"], groups.slice(0, 2), "2026-03-02T12:00:00");
  const noon = MONDAY + 3 * 3_600_000;
  await host.setClock(noon - 1_000);
  const { page, assertQuiet, close } = await openAt("/send", { now: noon - 1_000 });
  await page.getByText("Nothing is due now.").waitFor();
  await page.getByRole("button", { name: "Send ahead: 2" }).last().click();
  await isUp(page, "读书会 1 群");
  await page.getByText("Ahead of its time: due 12 pm.").waitFor();
  await copies(page, "午报");
  await page.getByRole("button", { name: "Only what is due" }).click();
  await page.getByText("Nothing is due now.").waitFor();
  // At its time it comes up by itself.
  await host.setClock(noon);
  await page.clock.setFixedTime(noon);
  await isUp(page, "读书会 1 群");
  await host.call("deliveries_mark", { uid, state: "sent" });
  await host.setClock(MONDAY);
  assertQuiet();
  await close();
});

test("what holds nothing to copy says so and goes on by Enter", async () => {
  const uid = await post(["早"], groups.slice(0, 2));
  await host.call("content_pieces_set", {
    uid,
    channel: groups[0],
    pieces: [{ kind: "note", text: "这个群用语音说" }],
  });
  const { page, assertQuiet, close } = await openAt(sendAddress(uid));
  await page.getByText("There is nothing to copy for this group.").waitFor();
  await page.getByText("这个群用语音说").waitFor();
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 1);
  await copies(page, "早");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 2);
  assertQuiet();
  await close();
});

test("the page and the small window copy from one queue, and the small one holds nothing of the page", async () => {
  const uid = await post(["一", "二", "三"], groups.slice(0, 2));
  const large = await openAt(`${sendAddress(uid)}&order=group`);
  await large.page.getByRole("button", { name: /Copy 1 of 3/ }).waitFor();
  const asked: string[] = [];
  const small = await large.page.context().newPage();
  small.on("request", (request) => asked.push(request.url()));
  await small.setViewportSize({ width: 380, height: 240 });
  await small.goto(`${host.address}/#/send/small`);
  await small.getByRole("button", { name: /Copy 1 of 3/ }).waitFor();
  await copies(small, "一");
  await large.page.getByRole("button", { name: /Copy 2 of 3/ }).waitFor();
  await large.page.bringToFront();
  await copies(large.page, "二");
  await small.getByRole("button", { name: /Copy 3 of 3/ }).waitFor();
  // Another text is copied from its beginning, in both.
  const pieces = ["新一", "二", "三"].map((text) => ({ kind: "text", text }));
  await host.call("content_pieces_set", { uid, pieces });
  await small.getByRole("button", { name: /Copy 1 of 3/ }).waitFor();
  await large.page.getByRole("button", { name: /Copy 1 of 3/ }).waitFor();
  assert.ok(!small.url().includes("?"), "the small window has an address of its own");
  await small.bringToFront();
  await small.keyboard.press("Control+k");
  await settle(small);
  assert.equal(await small.getByRole("combobox").count(), 0, "it has no palette");
  assert.deepEqual(asked.filter((url) => /Palette|search/i.test(url)), []);
  await host.call("deliveries_mark", { uid, state: "sent" });
  large.assertQuiet();
  await large.close();
});

test("what a group lacks is typed where it is missed, and nothing is copied before", async () => {
  await host.call("channel_edit", { uid: groups[1], link: null });
  const uid = await post(["入口 {链接}"], [groups[1] as string]);
  const { page, assertQuiet, close } = await openAt(sendAddress(uid));
  const field = page.getByRole("textbox", { name: /link/ });
  await field.waitFor();
  assert.equal(await page.getByRole("button", { name: /^Copy Enter|^Copy$/ }).first().isDisabled(), true);
  await field.fill("https://b.example");
  await field.press("Enter");
  await page.getByText("入口 https://b.example").waitFor();
  await copies(page, "入口 https://b.example");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 1);
  assertQuiet();
  await close();
});

test("one key holds everything; nothing is up until it is lifted, and each thing is asked about", async () => {
  const [now, dropped] = [await post(["现在发"], groups.slice(0, 2)), await post(["不发了"], groups.slice(0, 2))];
  const { page, assertQuiet, close } = await openAt("/send");
  await page.getByText("现在发").first().waitFor();
  await hold(page);
  await page.getByRole("textbox", { name: "Reason" }).fill("舆情");
  await page.keyboard.press("Enter");
  await page.getByText("Everything that is left is held: 4.").waitFor();
  // By keys, and back by keys: the dialog has the focus though its button waits for what was kept back.
  const lift = page.getByRole("status").getByRole("button", { name: "Lift the hold…" });
  await lift.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Lift the hold" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await lift.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("radiogroup", { name: "不发了" }).getByText("Not at all").click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift the hold" }).click();
  await isMarked(dropped, "skipped", 2);
  // The dialog names the post as well, and has the keys until it is gone.
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await isUp(page, "读书会 1 群");
  await page.keyboard.press("Shift+M");
  await isMarked(now, "sent", 2);
  assertQuiet();
  await close();
});

test("the small window says to whom and what, and sends by the same keys", async () => {
  const uid = await post(["晚安 {群名}"], groups.slice(0, 2));
  const { page, assertQuiet, close } = await openAt("/send/small", { width: 380, height: 240 });
  assert.equal(await page.getByRole("navigation").count(), 0, "it has no frame");
  await copies(page, "晚安 读书会 1 群");
  await page.keyboard.press("Enter");
  await copies(page, "晚安 读书会 2 群");
  await page.keyboard.press("Enter");
  await page.getByText("Everything is sent.").waitFor();
  await isMarked(uid, "sent", 2);
  assertQuiet();
  await close();
});

test("send mode, the hold and the small window are readable in both languages and themes", async () => {
  const uid = await post(["早\n{群名}", "第二条 {链接}"], groups);
  for (const language of LANGUAGES)
    for (const theme of ["light", "dark"] as const) {
      const { page, assertQuiet, close } = await openAt(
        `${sendAddress(uid)}&order=account`,
        { language, theme },
      );
      await page.getByText("第二条").first().waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), [], `send mode in ${language}, ${theme}`);
      await hold(page);
      await settle(page);
      assert.deepEqual(await axeFindings(page), [], `the hold in ${language}, ${theme}`);
      assertQuiet();
      await close();
      const small = await openAt("/send/small", { language, theme, width: 380, height: 240 });
      await small.page.getByText("早").first().waitFor();
      await settle(small.page);
      assert.deepEqual(await axeFindings(small.page), [], `the small window in ${language}, ${theme}`);
      await small.close();
    }
  await host.call("deliveries_mark", { uid, state: "sent" });
});

test("the small window stays with its community when the large one turns to another", async () => {
  const uid = await post(["早"], groups.slice(0, 2));
  const { page, assertQuiet, close } = await openAt("/send/small", { width: 380, height: 240 });
  await isUp(page, "读书会 1 群");
  const other = await host.call<{ uid: string }>("community_add", { name: "跑团", tz: "Asia/Shanghai", scale: "many" });
  await page.evaluate((chosen) => localStorage.setItem("tulou.community", JSON.stringify(chosen)), other.uid);
  // The window looks anew at which communities there are.
  await host.call("community_add", { name: "棋社", tz: "Asia/Shanghai", scale: "many" });
  await copies(page, "早");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 1);
  await isUp(page, "读书会 2 群");
  await page.getByText("读书会", { exact: true }).waitFor();
  await copies(page, "早");
  await page.keyboard.press("Enter");
  await isMarked(uid, "sent", 2);
  await page.getByText("Everything is sent.").waitFor();
  assertQuiet();
  await close();
});
