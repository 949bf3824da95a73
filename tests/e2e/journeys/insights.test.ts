// Insights: every question opens on a log that came in as a table, in both languages and both themes; what is on the screen, copied and
// saved are the core's numbers; what narrows a question is in its address; an empty workspace says what belongs there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, MONDAY, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

/** The log ends on Sunday, the day before the host's clock. */
const LAST = "2026-03-01";
const PATHS = ["", "/groups", "/growth", "/activity", "/retention", "/rhythm", "/people", "/results"];
const SECOND = "广场";

let host: Host;
let browser: Browser;
let community: string;

interface Activity {
  days: { on: string; people: number | null; week: number | null; month: number | null }[];
  people: { value: number };
}

/** A log of ten weeks, made by rule: a third of the people is there each day, fewer as weeks go by. */
function logTable(): string {
  const lines = ["time,member_id,channel,kind"];
  for (let day = 0; day < 70; day++) {
    const date = new Date(Date.UTC(2025, 11, 22) + day * 86_400_000).toISOString().slice(0, 10);
    for (let member = 0; member < 40; member++) {
      const begins = (member % 8) * 7;
      if (day < begins || (member * 7 + day * 3) % (3 + (member % 4)) !== 0) continue;
      // Some fall silent.
      if (member % 5 === 0 && day > 30) continue;
      const hour = String((member * 5 + day) % 15).padStart(2, "0");
      const kind = member % 6 === 5 ? "reaction" : member % 3 === 0 ? "reply" : "message";
      lines.push(`${date}T${hour}:15:00Z,m${member},${member % 2 ? SECOND : "读书一群"},${kind}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  // Half of those who speak are members, some of them new.
  for (let member = 0; member < 20; member++) {
    const joined_on = `2026-0${1 + (member % 2)}-${10 + (member % 15)}`;
    await host.call("member_add", { community, name: `m${member}`, joined_on });
  }
  await host.call("log_import", { community, source: { kind: "text", text: logTable() } });
  const list = await host.call<{ uid: string }[]>("channels", { community, is_group: null, trashed: false });
  const channels = list.map(({ uid }) => uid);
  for (const [title, start] of [["早安", "2026-02-18T08:00:00"], ["你最近在读什么？", "2026-02-20T20:00:00"]]) {
    const { uid } = await host.call<{ uid: string }>("content_add", { community, text: title, channels, when: { start } });
    await host.setClock(Date.parse(`${start}+08:00`));
    await host.call("deliveries_mark", { uid, state: "sent" });
  }
  await host.setClock(MONDAY);
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

const ask = <T>(name: string, filter: object = {}): Promise<T> => host.call<T>(name, { community, ...filter });

/** The answer is there and what it says is drawn. */
async function shown(page: Page): Promise<void> {
  await page.locator("section[data-answer]:not([data-stale])").waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[aria-roledescription]")].every((chart) => chart.querySelector("svg") !== null),
  );
  await settle(page);
}

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every question opens in ${language}, ${theme}, and axe finds nothing`, async () => {
      const look = { language, theme, now: MONDAY } as const;
      const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights`, look);
      const titles = new Set<string>();
      for (const path of PATHS) {
        await page.goto(`${host.address}/#/insights${path}`);
        await shown(page);
        titles.add((await page.getByRole("heading", { level: 1 }).textContent()) ?? "");
        assert.deepEqual(await axeFindings(page), [], path);
      }
      assert.equal(titles.size, PATHS.length, [...titles].join());
      assertQuiet();
      await close();
    });
  }
}

test("the sidebar, the palette and the digits lead to the questions", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/`, { now: MONDAY });
  await page.getByRole("link", { name: "Insights" }).click();
  await page.getByRole("heading", { level: 1, name: "How are we doing?" }).waitFor();
  await shown(page);
  // The keys come with a part of the window of its own, which may be a moment later than the page.
  const stays = page.getByRole("heading", { level: 1, name: "Who stays?" });
  await until(async () => {
    await page.keyboard.press("5");
    return stays.isVisible();
  }, "the fifth question");
  await page.goto(`${host.address}/#/`);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("heat");
  await page.getByRole("option", { name: "When are people here?" }).click();
  await page.getByRole("heading", { level: 1, name: "When are people here?" }).waitFor();
  assertQuiet();
  await close();
});

test("the curve of people is the core's as a table, copied and saved, with gaps where nothing is known", async () => {
  // The log begins on 22 December: of the week before nothing is known.
  const [from, to] = ["2025-12-15", "2026-01-13"];
  const core = await ask<Activity>("insight_activity", { from, to });
  const path = join(host.workspace, "..", "people.csv");
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/activity?from=${from}&to=${to}`, { now: MONDAY });
  await shown(page);
  await page.getByText("15 Dec 2025 – 13 Jan 2026").waitFor();
  await page.keyboard.press("v");
  const table = page.getByRole("region", { name: /^Active people; / }).getByRole("table");
  const expected = core.days.map(({ people, week, month }) => [people, week, month]);
  const cell = (value: number | null) => (value === null ? "—" : String(value));
  const rows = await table.locator("tbody tr").evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll("td")].map((cell) => cell.textContent)));
  assert.deepEqual(rows, expected.map((line) => line.map(cell)));
  assert.equal(rows.filter(([people]) => people === "—").length, 7);
  assert.deepEqual(await axeFindings(page), []);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("Shift+C");
  await page.getByText("Copied: Active people").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.split("\n").map((line) => line.split("\t"));
  assert.deepEqual(lines[0], ["Day", "Day (DAU)", "7 days (WAU)", "30 days (MAU)"]);
  assert.deepEqual(lines.slice(1).map((line) => line.slice(1)), expected.map((line) => line.map((value) => String(value ?? ""))));

  await page.keyboard.press("Shift+S");
  const dialog = page.getByRole("dialog", { name: "Save the table as a file" });
  await dialog.getByText("CSV", { exact: true }).click();
  await dialog.getByLabel("Path of the file").fill(path);
  await dialog.getByRole("button", { name: "Export" }).click();
  await page.getByText("30 rows exported").waitFor();
  const [, first] = readFileSync(path, "utf8").split("\r\n");
  assert.equal(first, ["15 Dec 2025", ...(expected[0] ?? [])].join(","));

  // By keys the chart says its places one by one.
  await page.keyboard.press("v");
  const chart = page.getByRole("slider", { name: /^Active people; / });
  await chart.locator("svg").waitFor();
  await chart.focus();
  await page.keyboard.press("End");
  const [people, week, month] = expected.at(-1) ?? [];
  assert.equal(month, null, "of 23 days no month can be told");
  await until(
    async () => (await chart.getAttribute("aria-valuetext")) === `13 Jan 2026, Day (DAU): ${people}, 7 days (WAU): ${week}, 30 days (MAU): —`,
    "the last day is told",
  );
  assertQuiet();
  await close();
});

test("a picture of a chart is saved as PNG and as SVG", async () => {
  for (const format of ["png", "svg"] as const) {
    const path = join(host.workspace, "..", `chart.${format}`);
    const look = { now: MONDAY, theme: "dark", picks: { save: path } } as const;
    const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/rhythm`, look);
    await shown(page);
    await page.getByRole("button", { name: "Distinct speakers by hour: copy or save" }).click();
    await page.getByRole("menuitem", { name: format === "png" ? "Save as a picture (PNG)…" : "Save as a drawing (SVG)…" }).click();
    await page.getByText(`Saved: ${path}`).waitFor();
    const saved = readFileSync(path);
    if (format === "png") {
      assert.equal(saved.subarray(1, 4).toString(), "PNG");
      assert.ok(saved.readUInt32BE(16) > 1000, "as wide as the screen shows it, twice as fine");
    } else {
      const drawing = saved.toString();
      assert.match(drawing, /^<svg.*<rect width="100%" height="100%" fill="#/s);
      const parse = (text: string) => new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("text").length;
      assert.ok((await page.evaluate(parse, drawing)) >= 7, "the days of the week stand in it");
    }
    assertQuiet();
    await close();
  }
});

test("what narrows a question is in its address: back takes it away, the next question keeps it", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/activity`, { now: MONDAY });
  const tile = page.locator("dl > div").filter({ hasText: "Active people" }).locator("dd > span").first();
  const channels = await host.call<{ uid: string; name: string }[]>("channels", { community, is_group: null, trashed: false });
  const second = channels.find(({ name }) => name === SECOND);
  assert.ok(second);
  const people = async (filter: object) => String((await ask<Activity>("insight_activity", { from: "2026-01-31", to: LAST, ...filter })).people.value);
  const [all, some] = [await people({}), await people({ channels: [second.uid] })];
  assert.notEqual(all, some);
  await shown(page);
  assert.equal(await tile.textContent(), all);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("checkbox", { name: SECOND }).check();
  await page.keyboard.press("Escape");
  await page.getByText(`Channel: ${SECOND}`).waitFor();
  await shown(page);
  assert.equal(await tile.textContent(), some);
  assert.match(page.url(), new RegExp(second.uid));

  await page.getByRole("link", { name: "Who carries us, who drifts away?" }).click();
  await page.getByRole("heading", { level: 1, name: "Who carries us, who drifts away?" }).waitFor();
  await page.getByText(`Channel: ${SECOND}`).waitFor();
  await page.goBack();
  await page.goBack();
  await page.getByText(`Channel: ${SECOND}`).waitFor({ state: "detached" });
  await shown(page);
  assert.equal(await tile.textContent(), all);

  await page.keyboard.press("[");
  await page.getByText("1 – 30 Jan 2026", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Days: 30 days" }).click();
  await page.getByRole("menu").getByText("Last 7 days").click();
  await page.getByText("23 Feb – 1 Mar 2026", { exact: true }).waitFor();
  assertQuiet();
  await close();
});

test("who drifts away follows the numbers that are typed, scores are narrowed, and days go by another clock", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/people`, { now: MONDAY });
  await shown(page);
  const rows = page.getByRole("region", { name: "Drifting away" }).locator("tbody tr");
  const range = { from: "2026-01-31", to: LAST };
  const drifting = async (more: object) => {
    const { drifting: list } = await ask<{ drifting: unknown[] }>("insight_people", { ...range, ...more });
    return list.length;
  };
  const [usual, fewer] = [await drifting({}), await drifting({ least: 20 })];
  assert.ok(usual > fewer, `${usual} and ${fewer}`);
  assert.equal(await rows.count(), Math.min(usual, 12));
  const least = page.getByLabel("with at least so many interactions in 90 days");
  await least.fill("20");
  await least.press("Enter");
  await until(async () => (await rows.count()) === Math.min(fewer, 12), "those who did less are not missed");
  assert.match(page.url(), /least=20/);

  const { cells } = await ask<{ cells: number[][] }>("insight_people", range);
  await page.getByRole("combobox", { name: "Only people with these scores" }).click();
  await page.getByRole("option").first().click();
  const scores = page.getByRole("region", { name: "Scores", exact: true }).locator("tbody tr");
  const best = cells.toReversed().flatMap((row) => row.toReversed()).find((people) => people > 0) ?? 0;
  await until(async () => (await scores.count()) === Math.min(best, 12), "only those with the best scores");
  assert.deepEqual(await axeFindings(page), []);

  await page.goto(`${host.address}/#/insights/activity`);
  await shown(page);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByPlaceholder("Find a filter").fill("Los Angeles");
  await page.getByRole("checkbox", { name: /Los Angeles/ }).check();
  await page.keyboard.press("Escape");
  await page.getByText(/^Days on the clock of: .*Los Angeles/).waitFor();
  await shown(page);
  const by = async (zone: string) =>
    String((await ask<Activity & { people_a_day: { value: number } }>("insight_activity", { ...range, zone })).people_a_day.value.toFixed(1));
  const tile = page.locator("dl > div").filter({ hasText: "People a day" }).locator("dd > span").first();
  assert.equal(await tile.textContent(), await by("America/Los_Angeles"));
  assert.notEqual(await by("America/Los_Angeles"), await by("Asia/Shanghai"));
  assertQuiet();
  await close();
});

test("a new filter keeps what was shown until the new answer is there", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/activity`, { now: MONDAY });
  await shown(page);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((go) => {
    answer = go;
  });
  await page.route("**/rpc/insight_activity", async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("[");
  await page.locator("section[data-stale]").waitFor();
  await page.getByRole("heading", { level: 2, name: "Active people" }).waitFor();
  assert.equal(await page.locator("[data-skeleton]").count(), 0);
  answer();
  await shown(page);
  assertQuiet();
  await close();
});

test("what interactions weigh is set, counted at once, and taken back", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/people`, { now: MONDAY });
  const board = page.getByRole("region", { name: "Leaderboard" }).last();
  const weights = async () => {
    const { leaders } = await ask<{ leaders: { weight: number }[] }>("insight_people", { from: "2026-01-31", to: LAST });
    return leaders.slice(0, 5).map(({ weight }) => (weight / 10).toFixed(1));
  };
  const told = (): Promise<(string | null)[]> =>
    board.locator("tbody tr").evaluateAll((lines) => lines.slice(0, 5).map((line) => line.querySelectorAll("td")[2]?.textContent ?? null));
  await shown(page);
  const before = await weights();
  assert.deepEqual(await told(), before);
  await page.getByRole("button", { name: "Rules of counting" }).click();
  await page.getByRole("textbox", { name: "Replies" }).fill("4");
  await page.getByText("28 days", { exact: true }).click();
  const days = page.getByRole("textbox", { name: "Presence and weight are scored in so many days (RFM)" });
  await days.fill("6");
  await page.getByText("From 7 to 365 days").waitFor();
  const save = page.getByRole("dialog", { name: "Rules of counting" }).getByRole("button", { name: "Save", exact: true });
  assert.equal(await save.isDisabled(), true);
  assert.deepEqual(await axeFindings(page), []);
  await days.fill("９０");
  await page.keyboard.press("Enter");
  await page.getByText("Rules of counting changed").waitFor();
  const after = await weights();
  assert.notDeepEqual(after, before);
  assert.equal((await ask<{ month_days: number }>("counting_rules", {})).month_days, 28);
  await until(async () => (await told()).join() === after.join(), "the new weights are counted");
  await undoNewest(page, host);
  await until(async () => (await told()).join() === before.join(), "the old weights are counted");
  assertQuiet();
  await close();
});

test("a goal is set for a month, stands beside its figure, and is taken back", async () => {
  const days = `from=${JSON.stringify("2026-02-01")}&to=${JSON.stringify("2026-02-20")}`;
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights?${days}`, { now: MONDAY });
  await shown(page);
  await page.getByRole("button", { name: "Goals" }).click();
  const dialog = page.getByRole("dialog", { name: "Goals" });
  await dialog.getByText("Mar 2026").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "The period before" }).click();
  await dialog.getByText("Feb 2026").waitFor();
  const field = dialog.getByRole("textbox", { name: "Speakers in 7 days" });
  await field.fill("12");
  await field.press("Enter");
  await page.getByText("Goal of Feb 2026: Speakers in 7 days").waitFor();
  await dialog.getByRole("button", { name: "Done" }).click();
  const line = page.getByText(/^goal of Feb 2026: 12, so far \d+$/);
  await line.waitFor();
  await page.keyboard.press("Control+z");
  await until(async () => (await line.count()) === 0, "the goal is gone");
  assertQuiet();
  await close();
});

test("every figure says how it is counted, and why it is not known", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/insights/growth`, { language: "zh-CN", now: MONDAY });
  await shown(page);
  await page.getByRole("button", { name: "统计口径：退群率" }).click();
  await page.getByText("退群人数 ÷ 期初成员数。").waitFor();
  await page.keyboard.press("Escape");
  const tile = page.locator("dl > div").filter({ has: page.getByRole("button", { name: "统计口径：30 日留存" }) });
  assert.match((await tile.textContent()) ?? "", /—.+/);
  assertQuiet();
  await close();
});

test("an empty workspace says what belongs here, and has no entry for it", async () => {
  const empty = await startHost();
  await addCommunity(empty);
  for (const [language, theme] of [["zh-CN", "light"], ["en", "dark"]] as const) {
    const { page, assertQuiet, close } = await openPage(browser, `${empty.address}/#/insights/people`, { language, theme, now: MONDAY });
    await page.getByRole("button", { name: language === "en" ? "Import" : "导入", exact: true }).waitFor();
    assert.equal(await page.getByRole("navigation").first().getByRole("link", { name: language === "en" ? "Insights" : "数据" }).count(), 0);
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole("button", { name: language === "en" ? "Import" : "导入", exact: true }).click();
    await page.waitForURL(/imports/);
    assertQuiet();
    await close();
  }
  await empty.stop();
});
