// The morning of a manager of forty groups, as she does it: groups and plan pasted, the morning post sent to all of them, two 接龙,
// yesterday's figures, the table of groups, the day's report. Nothing but the keyboard and the clipboard between the pages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Language, openPage, settle, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { paste } from "../support/paste.js";
import { until } from "../support/until.js";

const GROUPS = 40;

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

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

/** Yesterday, as the assistants of the groups report it: head count, joined, left. */
const FIGURES = ["群名\t群人数\t进群\t退群", ...Array.from({ length: GROUPS }, (_, at) => `读书会${at + 1}群\t${148 + at}\t3\t1`)].join("\n");

const CHAINS = [
  "#接龙\n周四共读\n\n1. 张三 +1\n2. 李四\n3. 新来的小林",
  "#接龙\n周四共读\n\n1. 张三 +1\n2. 李四\n3. 新来的小林\n4. 王五 要两本\n5. 赵六",
];

type Word =
  | "rows" | "groups" | "groupsPage" | "goesTo" | "plan" | "contentPage" | "names" | "register" | "figures" | "grid" | "asked" | "pasted"
  | "table" | "report";

/** What the page says, in the language that it speaks. */
const WORDS: Record<Language, Record<Word, string | RegExp>> = {
  "zh-CN": {
    rows: "表格中的行",
    groups: "导入 40 行",
    groupsPage: /^群/,
    goesTo: /40 个：/,
    plan: "导入 6 行",
    contentPage: /^内容/,
    names: "要报名的名字",
    register: "按名单报名",
    figures: "昨日数据",
    grid: "数据",
    asked: "将修改 40 行中的 120 个单元格",
    pasted: "已粘贴到 40 个群",
    table: "群",
    report: "复制日报",
  },
  en: {
    rows: "Rows from a sheet",
    groups: "Import 40 rows",
    groupsPage: /^Groups/,
    goesTo: /40 channels/,
    plan: "Import 6 rows",
    contentPage: /^Content/,
    names: "Names to register",
    register: "Register by list",
    figures: "Yesterday's figures",
    grid: "Figures",
    asked: "120 cells in 40 rows change",
    pasted: "Pasted into 40 groups",
    table: "Groups",
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
  // A plan by slots names no group: it goes to all of them unless somebody says otherwise.
  await page.getByRole("button", { name: words.goesTo }).waitFor();
  await page.getByRole("button", { name: words.plan }).click();
  await page.getByRole("heading", { level: 1, name: words.contentPage }).waitFor();
  const { rows } = await host.call<{ rows: { uid: string; title: string; start: string }[] }>("contents", { community });
  const first = rows.find(({ start }) => start === "2026-03-02T08:00:00");
  assert.ok(first, "the post of this morning");

  // The morning post, to all forty, by one key.
  await goTo(`/send?items=${encodeURIComponent(JSON.stringify([first.uid]))}`);
  for (let place = 1; place <= GROUPS; place++) {
    await page.getByRole("heading", { level: 2, name: `读书会${place}群` }).waitFor();
    await page.keyboard.press("Enter");
    await until(async () => (await clipboard(page)).startsWith(`读书会${place}群早上好`), `group ${place} is copied`);
    // The page has heard of this one, too: the next key says that it was sent.
    await page.locator('li[data-state="copied"]', { hasText: `读书会${place}群` }).waitFor();
    // What the next key does is known a frame after it is shown.
    await settle(page);
    await page.keyboard.press("Enter");
  }
  const sent = async () => (await host.call<{ progress: { sent: number } }>("deliveries", { uid: first.uid })).progress.sent;
  await until(async () => (await sent()) === GROUPS, "all are sent");

  // Who comes on Thursday: the 接龙, and what it has become an hour later.
  for (const name of ["张三", "李四", "王五", "赵六"]) await host.call("member_add", { community, name });
  const { uid: talk } = await host.call<{ uid: string }>("activity_add", {
    community, title: "周四共读", format: "talk", channels: [groups[0]?.uid], when: { start: "2026-03-05T20:00:00", duration_min: 60 },
  });
  await goTo(`/events?open=activity:${talk}`);
  const registered = async () =>
    (await host.call<{ registrations: { extra: number }[] }>("registrations", { uid: talk })).registrations.length;
  for (const [place, chain] of CHAINS.entries()) {
    await page.getByRole("combobox", { name: words.names }).focus();
    await page.keyboard.insertText(chain);
    const dialog = page.getByRole("dialog", { name: words.register });
    // The dialog takes the keys a moment after it is seen.
    await dialog.locator("textarea:focus").waitFor();
    // Nothing of it is unsure, so the key that takes it over need not wait until it is read.
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await until(async () => (await registered()) === [3, 5][place], `the list that was pasted ${place + 1} times is taken in`);
  }

  // Yesterday's figures, pasted into the grid, and what the table makes of them.
  await goTo("/groups");
  await page.getByRole("button", { name: words.figures }).click();
  const figures = page.getByRole("grid", { name: words.grid, exact: true });
  await figures.getByText("读书会1群", { exact: true }).waitFor();
  await figures.focus();
  await paste(page, FIGURES);
  await page.getByText(words.asked).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText(words.pasted).waitFor();
  await goTo("/groups");
  const row = page.getByRole("grid", { name: words.table, exact: true }).getByRole("row").filter({ hasText: "读书会7群" });
  await row.getByText("157").first().waitFor();

  // What the day was, for whoever asks.
  await goTo("/");
  await page.getByRole("button", { name: words.report }).click();
  await until(async () => (await clipboard(page)).includes("40/80"), "the report is on the clipboard");
  const report = await clipboard(page);
  assert.match(report, /读书会/);
  assert.match(report, /21:30|9:30 pm/, "what is still open");
  assert.match(report, /120/, "three joined each of forty groups yesterday");
  assertQuiet();
  await close();
}
