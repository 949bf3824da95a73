// The morning of a manager of forty groups, as she does it: groups and plan pasted, the morning post sent to all of them, two 接龙,
// yesterday's figures, the table of groups, the day's report. Nothing but the keyboard and the clipboard between the pages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Language, openPage, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { until } from "../support/until.js";

const GROUPS = 40;

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

const SHEET = [
  "编号\t群名称\t账号\t标签\t人数",
  ...Array.from({ length: GROUPS }, (_, place) => {
    const number = place + 1;
    return `${String(number).padStart(2, "0")}\t读书会${number}群\t${number <= 25 ? "主号" : "副号"}\t${(number % 2) + 1}期\t${150 + number}`;
  }),
].join("\n");

const PLAN = [
  "2026年3月排期\t3月2日 周一\t3月3日 周二\t3月4日 周三",
  "早报 08:00\t{群名}早上好，今天读第一章\t{群名}早上好，今天读第二章\t{群名}早上好，今天读第三章",
  "晚安 21:30\t晚安一\t晚安二\t晚安三",
].join("\n");

/** What the page says, in the language that it speaks. */
const WORDS: Record<Language, Record<"rows" | "groups" | "groupsPage" | "plan" | "contentPage" | "report", string | RegExp>> = {
  "zh-CN": {
    rows: "表格中的行",
    groups: "导入 40 行",
    groupsPage: /^群/,
    plan: "导入 6 行",
    contentPage: /^内容/,
    report: "复制日报",
  },
  en: {
    rows: "Rows from a sheet",
    groups: "Import 40 rows",
    groupsPage: /^Groups/,
    plan: "Import 6 rows",
    contentPage: /^Content/,
    report: "Copy the day's report",
  },
};

for (const language of ["zh-CN", "en"] as const) {
  test(`forty groups by nine o'clock, in ${language}`, async () => {
    const host = await startHost();
    try {
      await morning(host, language);
    } finally {
      await host.stop();
    }
  });
}

async function morning(host: Host, language: Language): Promise<void> {
  const community = await addCommunity(host);
  const words = WORDS[language];
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/imports`, {
    now: MONDAY,
    language,
  });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const goTo = async (address: string) => {
    await page.goto(`${host.address}/#${address}`);
    await page.getByRole("main").waitFor();
  };

  // Forty groups, and the plan that everybody of the team keeps in a sheet.
  await page.getByLabel(words.rows).waitFor();
  await paste(page, SHEET);
  await page.getByRole("button", { name: words.groups }).click();
  await page.getByRole("heading", { level: 1, name: words.groupsPage }).waitFor();
  const groups = await host.call<{ uid: string }[]>("channels", { community, is_group: true, trashed: false });
  assert.equal(groups.length, GROUPS);
  await goTo("/members/imports");
  await page.getByLabel(words.rows).waitFor();
  await paste(page, PLAN);
  await page.getByRole("button", { name: words.plan }).click();
  await page.getByRole("heading", { level: 1, name: words.contentPage }).waitFor();
  const { rows } = await host.call<{ rows: { uid: string; title: string; start: string }[] }>("contents", { community });
  const first = rows.find(({ start }) => start === "2026-03-02T08:00:00");
  assert.ok(first, "the post of this morning");
  // A plan by slots says no groups: the posts go to all.
  await host.call("contents_channels_set", { uids: rows.map(({ uid }) => uid), add: groups.map(({ uid }) => uid) });

  // The morning post, to all forty, by one key.
  await goTo(`/send?items=${encodeURIComponent(JSON.stringify([first.uid]))}`);
  for (let place = 1; place <= GROUPS; place++) {
    await page.getByRole("heading", { level: 2, name: `读书会${place}群` }).waitFor();
    await page.keyboard.press("Enter");
    await until(async () => (await clipboard(page)).startsWith(`读书会${place}群早上好`), `group ${place} is copied`);
    await page.keyboard.press("Enter");
  }
  const sent = async () => (await host.call<{ progress: { sent: number } }>("deliveries", { uid: first.uid })).progress.sent;
  await until(async () => (await sent()) === GROUPS, "all are sent");

  // What the day was, for whoever asks.
  await goTo("/");
  await page.getByRole("button", { name: words.report }).click();
  await until(async () => (await clipboard(page)).includes("40/80"), "the report is on the clipboard");
  const report = await clipboard(page);
  assert.match(report, /读书会/);
  assert.match(report, /21:30|9:30 pm/, "what is still open");
  assertQuiet();
  await close();
}
