// What keeps the house: a first week to keep or clear, the trash, the steps of the past, records found by a few letters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { allAsked, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

/** A workspace of its own for each journey: they count steps. */
async function withHost(run: (host: Host) => Promise<void>): Promise<void> {
  const host = await startHost();
  try {
    await run(host);
  } finally {
    await host.stop();
  }
}

const contents = async (host: Host, community: string): Promise<number> =>
  (await host.call<{ total: number }>("contents", { community })).total;

test("a community of one group begins with a week of its own, which one click clears and one brings back", () =>
  withHost(async (host) => {
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/`, { language: "zh-CN" });
    await page.locator("form").getByRole("textbox").first().fill("晨读小组");
    await page.getByRole("button", { name: "开始使用" }).click();
    await page.getByText("已按示例排好第一周。").waitFor();
    const { communities } = await host.call<{ communities: { uid: string }[] }>("workspace_overview");
    const community = communities[0]?.uid ?? "";
    const planned = await contents(host, community);
    assert.ok(planned > 0, "posts are planned");
    assert.equal(await page.getByRole("link", { name: "群", exact: true }).count(), 0, "one group sees no page of groups");

    await page.getByRole("button", { name: "清除", exact: true }).click();
    await page.getByText("已按示例排好第一周。").waitFor({ state: "detached" });
    assert.equal(await contents(host, community), 0);
    await page.keyboard.press("Control+z");
    await page.getByText("已按示例排好第一周。").waitFor();
    assert.equal(await contents(host, community), planned);
    await page.getByRole("button", { name: "保留", exact: true }).click();
    await page.getByText("已按示例排好第一周。").waitFor({ state: "detached" });
    assert.equal(await contents(host, community), planned);

    // Hidden is not impossible, and a second group brings the page.
    const channels = ["一群", "二群"].map((name) => ({ name, kind: "wechat_group" }));
    await host.call("channels_add", { community, channels });
    await page.getByRole("link", { name: "群", exact: true }).waitFor();
    assertQuiet();
    await close();
  }));

test("Today is walked, done, put off and opened by keys, and each row has a menu", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const channels = await host.call("channels_add", { community, channels: [{ name: "一群", kind: "qq_group" }] });
    const when = { start: "2026-03-02T08:00:00", duration_min: 30 };
    await host.call("content_add", { community, text: "早报", channels, when });
    await host.call("task_add", { community, title: "订场地", when });
    await host.call("task_add", { community, title: "写总结", when: { ...when, start: "2026-03-02T20:00:00" } });

    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/`, { now: MONDAY });
    const row = (title: string) => page.locator("[data-row]", { hasText: title });
    const hasFocus = (title: string) => until(() => row(title).evaluate((one) => one === document.activeElement), title);
    await row("写总结").focus();
    await page.keyboard.press("ArrowDown");
    await hasFocus("早报");
    await page.keyboard.press("Space");
    await page.getByText("Marked as sent everywhere: 早报").waitFor();
    await hasFocus("订场地");
    await page.keyboard.press("s");
    await page.getByText("Moved to Tue 3 Mar, 8 am").waitFor();
    await row("订场地").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Put off: Wednesday" }).waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole("menuitem", { name: "Move to…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move “订场地”" });
    await dialog.locator('input[aria-label="Time"]').fill("10am");
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await page.getByText("Moved to Tue 3 Mar, 10 am").waitFor();
    await row("订场地").press("Enter");
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    assertQuiet();
    await close();
  }));

test("what was deleted lies in the trash, comes back alone or with others, and ends only after a question", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const channels = ["一群", "二群", "三群"].map((name) => ({ name, kind: "qq_group" }));
    const uids = await host.call<string[]>("channels_add", { community, channels });
    await host.call("channels_trash", { uids, trashed: true });
    const left = async () => (await host.call<unknown[]>("channels", { community })).length;

    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/`);
    await page.getByRole("link", { name: "Today" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("trash");
    await page.getByRole("option", { name: "Settings: Trash" }).click();
    await page.getByText("三群").waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);

    await page.getByRole("listitem").filter({ hasText: "一群" }).getByRole("button", { name: "Restore" }).click();
    await page.getByText("Restored: 一群").waitFor();
    assert.equal(await left(), 1);
    await page.getByRole("checkbox", { name: "Select all" }).check();
    await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Restore" }).click();
    await page.getByText("Nothing was deleted.", { exact: false }).waitFor();
    assert.equal(await left(), 3);

    await host.call("channels_trash", { uids, trashed: true });
    await page.getByRole("button", { name: "Empty the trash…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete for good" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await host.call<{ total: number }>("trash", { community })).total, 3);
    await page.getByRole("button", { name: "Empty the trash…" }).click();
    await dialog.getByRole("button", { name: "Delete for good" }).click();
    await page.getByText("Nothing was deleted.", { exact: false }).waitFor();
    assert.equal((await host.call<{ total: number }>("trash", { community })).total, 0);
    await page.keyboard.press("Control+z");
    await page.getByText("三群").waitFor();
    assertQuiet();
    await close();
  }));

test("a community is removed after a question that counts what goes, and comes back by undo and from the trash", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const channels = ["一群", "二群"].map((name) => ({ name, kind: "qq_group" }));
    const [group] = await host.call<string[]>("channels_add", { community, channels });
    await host.call("member_add", { community, name: "小红", channels: [group] });
    await addCommunity(host, "合唱团");
    const left = async () =>
      (await host.call<{ communities: { name: string }[] }>("workspace_overview")).communities.map(({ name }) => name);

    // With a drawer open: what it shows goes, too, and must not be asked for again.
    const address = `${host.address}/#/settings?section=community&open=channel:${group}`;
    const { page, assertQuiet, close } = await openPage(browser, address);
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    await allAsked(page);
    const question = page.getByRole("dialog", { name: "Remove “读书会”?" });
    const remove = async () => {
      await page.getByRole("button", { name: "Remove…" }).click();
      await question.getByText("2 groups and channels").waitFor();
      await question.getByText("1 member", { exact: true }).waitFor();
    };
    await remove();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await question.getByRole("button", { name: "Cancel" }).click();
    assert.deepEqual(await left(), ["读书会", "合唱团"]);
    await remove();
    await question.getByRole("button", { name: "Remove the community" }).click();
    await page.getByText("Community removed: 读书会").waitFor();
    await page.getByRole("button", { name: "合唱团" }).waitFor();
    assert.deepEqual(await left(), ["合唱团"]);
    await undoNewest(page, host);
    await page.getByRole("button", { name: "读书会" }).waitFor();
    assert.deepEqual(await left(), ["读书会", "合唱团"]);

    // Removed once more, it lies in the trash of the community that is left.
    await page.goto(`${host.address}/#/settings?section=community`);
    await remove();
    await question.getByRole("button", { name: "Remove the community" }).click();
    await page.getByRole("button", { name: "合唱团" }).waitFor();
    await page.goto(`${host.address}/#/settings?section=trash`);
    const lying = page.getByRole("listitem").filter({ hasText: "读书会" });
    await lying.waitFor();
    assert.equal(await page.getByRole("button", { name: "Empty the trash…" }).count(), 0, "it is not of this community");
    await lying.getByRole("button", { name: "Restore" }).click();
    await page.getByRole("button", { name: "读书会" }).waitFor();
    assertQuiet();
    await close();
  }));

test("the last community leads to the welcome page when it is removed, and Ctrl+Z brings it back", () =>
  withHost(async (host) => {
    await addCommunity(host);
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/settings?section=community`, {
      language: "zh-CN",
    });
    await allAsked(page);
    await page.getByRole("button", { name: "移除…" }).click();
    await page.getByRole("dialog", { name: "移除“读书会”？" }).getByRole("button", { name: "移除社群" }).click();
    await page.getByRole("heading", { name: "欢迎使用土楼" }).waitFor();
    await page.getByText("社群已移除：读书会").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "读书会" }).waitFor();
    assertQuiet();
    await close();
  }));

test("a colleague who is removed stays named as owner of what is theirs", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const wang = (await host.call<{ uid: string }>("operator_add", { name: "Wang" })).uid;
    await host.call("operator_add", { name: "Li" });
    const task = (await host.call<{ uid: string }>("task_add", { community, title: "海报", owner: wang })).uid;
    const team = async () =>
      (await host.call<{ operators: { name: string }[] }>("workspace_overview")).operators.map(({ name }) => name);

    const address = `${host.address}/#/settings?section=people&open=task:${task}`;
    const { page, assertQuiet, close } = await openPage(browser, address);
    const owner = page.getByRole("complementary", { name: "Details" }).getByRole("button", { name: /^Owner/ });
    await owner.getByText("Wang", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Remove Wang from the team", exact: false }).click();
    await page.getByText("Removed from the team: Wang").waitFor();
    await owner.getByText("Wang (removed)").waitFor();
    assert.deepEqual(await team(), ["", "Li"]);
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await undoNewest(page, host);
    await owner.getByText("Wang", { exact: true }).waitFor();
    assert.deepEqual(await team(), ["", "Wang", "Li"]);
    assertQuiet();
    await close();
  }));

test("fields, pillars and saved filters are renamed and removed in one place, and each comes back", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const field = await host.call<{ uid: string }>("field_add", { community, name: "城市", kind: "text" });
    await host.call("pillar_add", { community, name: "干货" });
    const filter = { kind: "text", field: { custom: field.uid }, test: "contains", value: "杭州" };
    await host.call("segment_add", { community, name: "杭州人", filter });
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/settings?section=fields`);
    const names = async (command: string) =>
      (await host.call<{ name: string }[]>(command, { community })).map(({ name }) => name);
    const rename = async (from: string, to: string) => {
      // Found by what it holds, which is another thing once it is typed over.
      const field = await page.locator(`input[value="${from}"]`).elementHandle();
      await field?.fill(to);
      await field?.press("Enter");
      await page.getByText(`Renamed to ${to}`).waitFor();
    };
    await page.locator('input[value="杭州人"]').waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await rename("城市", "所在城市");
    await rename("干货", "方法");
    await rename("杭州人", "在杭州");
    assert.deepEqual([await names("fields"), await names("pillars"), await names("segments")], [["所在城市"], ["方法"], ["在杭州"]]);

    const share = page.getByRole("textbox", { name: "Target share of 方法 in percent" });
    await share.fill("40%");
    await share.press("Enter");
    await page.getByText("Share changed: 方法").waitFor();
    const pillars = await host.call<{ target_share: number }[]>("pillars", { community });
    assert.equal(pillars[0]?.target_share, 0.4);
    await share.fill("400");
    await share.press("Enter");
    assert.equal(await share.inputValue(), "40", "what is no share gives way");

    for (const [remove, command, said] of [
      ["Remove the saved filter 在杭州", "segments", "Saved filter removed: 在杭州"],
      ["Remove the pillar 方法", "pillars", "Pillar removed: 方法"],
      ["Remove the field 所在城市 with what it holds", "fields", "Field removed: 所在城市"],
    ] as const) {
      await page.getByRole("button", { name: remove }).click();
      await page.getByRole("button", { name: remove }).waitFor({ state: "detached" });
      await page.getByText(said, { exact: true }).waitFor();
      assert.deepEqual(await names(command), []);
      await undoNewest(page, host);
      await page.getByRole("button", { name: remove }).waitFor();
      assert.equal((await names(command)).length, 1);
    }
    assertQuiet();
    await close();
  }));

test("the list of steps says who did what and goes back over several, and forward again", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const [me] = (await host.call<{ operators: { uid: string }[] }>("workspace_overview")).operators;
    await host.call("operator_edit", { uid: me?.uid, name: "Lin Yi" });
    await host.call("operator_add", { name: "Wang" });
    const channels = [{ name: "一群", kind: "qq_group" }];
    const [group] = await host.call<string[]>("channels_add", { community, channels });
    for (const name of ["First", "Second", "Third"]) await host.call("tag_add", { community, kind: "member", name });
    const tags = async () => (await host.call<{ name: string }[]>("tags", { community })).map(({ name }) => name);

    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/groups?open=channel:${group}`);
    await page.getByRole("complementary", { name: "Details" }).getByText("Lin Yi").first().waitFor();
    await page.keyboard.press("Control+Shift+h");
    const dialog = page.getByRole("dialog", { name: "What was changed" });
    const steps = dialog.getByRole("listitem");
    await steps.first().waitFor();
    await dialog.getByText("Lin Yi").first().waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    // The second of the three tags: it and the third are taken back.
    await steps.nth(1).hover();
    await steps.nth(1).getByRole("button", { name: "Undo back to here" }).click();
    const question = page.getByRole("dialog", { name: "Undo 2 steps?" });
    await question.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText("2 steps undone").waitFor();
    assert.deepEqual(await tags(), ["First"]);
    await steps.nth(0).hover();
    await steps.nth(0).getByRole("button", { name: "Redo up to here" }).click();
    const again = page.getByRole("dialog", { name: "Redo 2 steps?" });
    await again.getByRole("button", { name: "Redo", exact: true }).click();
    await page.getByText("2 steps done again").waitFor();
    assert.deepEqual(await tags(), ["First", "Second", "Third"]);
    assertQuiet();
    await close();
  }));

test("records are found from anywhere by the initials of their pinyin and open at once", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    await host.call("member_add", { community, name: "欧阳娜娜" });
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/calendar`, { language: "zh-CN" });
    await page.getByRole("link", { name: "今日" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("oynn");
    await page.getByRole("option", { name: "欧阳娜娜" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/open=member/);
    const name = page.getByRole("complementary", { name: "详情" }).getByRole("textbox").first();
    await name.waitFor();
    assert.equal(await name.inputValue(), "欧阳娜娜");
    assertQuiet();
    await close();
  }));

test("a reminder waits behind the bell, is put off to any time, and is gone when it is done", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const when = { start: "2026-03-02T20:00:00", duration_min: 60 };
    const { uid } = await host.call<{ uid: string }>("activity_add", { community, title: "夜谈", when });
    const reminders = [{ anchor: "start", lead_min: 30, quiet: "ring" }];
    await host.call("reminders_set", { subject_kind: "activity", subject: uid, reminders });
    const due = Date.UTC(2026, 2, 2, 11, 31);
    await host.setClock(due);
    const [notice] = await host.call<{ fires: unknown[] }[]>("reminders_due", { language: "en" });
    await host.call("reminders_shown", { fires: notice?.fires });

    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/calendar`);
    // The page lives by this machine's clock unless it is told the host's.
    await page.clock.setFixedTime(due);
    await page.reload();
    const bell = page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: "Reminders" });
    await bell.getByText("1").waitFor();
    await bell.click();
    const list = page.getByRole("dialog", { name: "Reminders" });
    await list.getByText("夜谈").waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await list.getByRole("button", { name: "Remind me later" }).click();
    await page.getByRole("menuitem", { name: "Choose a time…" }).click();
    const dialog = page.getByRole("dialog", { name: "Remind me at…" });
    await dialog.getByRole("textbox", { name: "Day" }).fill("tomorrow");
    await dialog.getByRole("textbox", { name: "Day" }).press("Tab");
    await dialog.getByRole("button", { name: "Remind me", exact: true }).click();
    await page.getByText("Reminds again", { exact: false }).waitFor();
    await bell.getByText("1").waitFor({ state: "detached" });

    await bell.click();
    await list.getByText("again", { exact: false }).waitFor();
    await list.getByRole("button", { name: "Done", exact: true }).click();
    await list.getByText("No reminder waits for an answer.").waitFor();
    assertQuiet();
    await close();
  }));

test("the bell lists what is due in every community, and a record opens in its own", () =>
  withHost(async (host) => {
    const reading = await addCommunity(host);
    const running = await addCommunity(host, "跑团");
    const remind = async (community: string, title: string) => {
      const when = { start: "2026-03-02T20:00:00", duration_min: 60 };
      const { uid } = await host.call<{ uid: string }>("activity_add", { community, title, when });
      const reminders = [{ anchor: "start", lead_min: 30, quiet: "ring" }];
      await host.call("reminders_set", { subject_kind: "activity", subject: uid, reminders });
      return uid;
    };
    const talk = await remind(reading, "夜谈");
    await remind(running, "夜跑");
    const due = Date.UTC(2026, 2, 2, 11, 31);
    await host.setClock(due);
    for (const { fires } of await host.call<{ fires: unknown[] }[]>("reminders_due", { language: "en" })) {
      await host.call("reminders_shown", { fires });
    }

    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members`, { picks: {} });
    await page.clock.setFixedTime(due);
    await page.reload();
    const switcher = page.getByRole("button", { name: /^Community:/ });
    await page.getByRole("button", { name: "Community: 读书会" }).waitFor();
    const bell = page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: "Reminders" });
    await bell.getByText("2").waitFor();
    await bell.click();
    const list = page.getByRole("dialog", { name: "Reminders" });
    const run = list.getByRole("button", { name: /夜跑.*跑团/ });
    await list.getByRole("button", { name: /夜谈.*读书会/ }).waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    await run.click();
    await page.getByRole("button", { name: "Community: 跑团" }).waitFor();
    const drawer = page.getByRole("complementary");
    await drawer.getByRole("textbox", { name: "Title" }).and(page.getByText("夜跑")).waitFor();
    assert.equal(new URL(page.url()).hash.split("?")[0], "#/", "the page of the other community was left");

    // A notice that is clicked on the desktop does the same.
    await page.evaluate((subject) => {
      const signal = { kind: "open", community: subject.community, subject_kind: "activity", subject: subject.uid, original: "" };
      (globalThis as unknown as { tellPage: (signal: unknown) => void }).tellPage(signal);
    }, { community: reading, uid: talk });
    await drawer.getByRole("textbox", { name: "Title" }).and(page.getByText("夜谈")).waitFor();
    assert.equal(await switcher.textContent(), "读书会");
    assertQuiet();
    await close();
  }));

test("what is typed is written when the page goes, and before the window closes", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const { uid } = (await host.call<{ row: { uid: string } }>("member_add", { community, name: "阿青" })).row;
    const stored = async () => (await host.call<{ row: { note: string | null } }>("member", { uid })).row.note;
    const address = `${host.address}/#/members?open=member:${uid}`;

    // This field keeps its text when it is left; nothing saves it before.
    const first = await openPage(browser, address);
    const note = first.page.getByRole("textbox", { name: "Note" });
    await note.fill("likes stories");
    assert.equal(await stored(), null);
    await first.page.reload();
    await note.and(first.page.getByText("likes stories")).waitFor();
    first.assertQuiet();
    await first.close();

    const { page, assertQuiet, close } = await openPage(browser, address, { picks: {} });
    await page.getByRole("textbox", { name: "Note" }).fill("tells stories");
    await page.evaluate(() => {
      (globalThis as unknown as { tellPage: (signal: unknown) => void }).tellPage({ kind: "leaving" });
    });
    await page.waitForFunction(() =>
      (globalThis as unknown as { asked: { name: string }[] }).asked.some(({ name }) => name === "flushed"),
    );
    assert.equal(await stored(), "tells stories", "the shell may end the window only when it is stored");
    assertQuiet();
    await close();
  }));

test("the shell hears which language is spoken, and quiet hours say what reminders do in them", () =>
  withHost(async (host) => {
    await addCommunity(host);
    const address = `${host.address}/#/settings?section=reminders`;
    const { page, assertQuiet, close } = await openPage(browser, address, { picks: {} });
    const heard = (language: string) =>
      page.waitForFunction((wanted) => {
        const { asked } = globalThis as unknown as { asked: { name: string; input: { spoken?: string } }[] };
        return asked.findLast(({ name, input }) => name === "prefer" && input.spoken)?.input.spoken === wanted;
      }, language);
    await heard("en");
    const policy = page.getByRole("radiogroup", { name: "Reminders in quiet hours" });
    // The switch itself is hidden behind its look, which is what is clicked.
    await page.getByRole("switch", { name: "Quiet hours" }).click({ force: true });
    await page.getByText("come when they end, all at once", { exact: false }).waitFor();
    await policy.getByText("Ring all the same").click();
    await page.getByText("come at their time, also in quiet hours", { exact: false }).waitFor();
    await settle(page);
    assert.deepEqual(await axeFindings(page), []);
    const { settings } = await host.call<{ settings: { shared: Record<string, unknown> } }>("workspace_overview");
    assert.equal(settings.shared["reminders.quiet_policy"], "ring");

    await page.goto(`${host.address}/#/settings?section=general`);
    await page.getByRole("combobox", { name: "Language" }).or(page.getByRole("textbox", { name: "Language" })).click();
    await page.getByRole("option", { name: "简体中文" }).click();
    await heard("zh-CN");
    await page.getByText("外观", { exact: false }).or(page.getByText("主题", { exact: false })).first().waitFor();
    assertQuiet();
    await close();
  }));

test("the pages of the house are readable in both themes, empty and filled", () =>
  withHost(async (host) => {
    const community = await addCommunity(host);
    const look = async () => {
      for (const theme of THEMES) {
        const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/settings`, { theme });
        for (const address of ["settings?section=tags", "settings?section=tiers", "settings?section=trash", "members/imports"]) {
          await page.goto(`${host.address}/#/${address}`);
          await page.locator("main").waitFor();
          await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
          await settle(page);
          assert.deepEqual(await axeFindings(page), [], `${address} in ${theme}`);
        }
        assertQuiet();
        await close();
      }
    };
    await look();
    await host.call("ladder_add", { community, name: "Tiers", tiers: ["New", "Regular"] });
    const source = { kind: "text", text: "id,name,tags\n1,Ada,early\n2,Grace,early\n" };
    const seen = await host.call<{ header_row: number; columns: { target: unknown }[]; identities: unknown[] }>(
      "import_inspect",
      { community, source },
    );
    const mapping = seen.columns.map(({ target }) => target);
    const identity = seen.identities[0];
    await host.call("import_apply", { community, source, header_row: seen.header_row, mapping, identity });
    await look();
  }));
