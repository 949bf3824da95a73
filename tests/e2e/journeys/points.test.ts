// Points: a rule is tried on what has happened and saved, what it gives is counted, who leads is seen, and what was wrong is taken back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";
import { until } from "../support/until.js";

/** How many days of February each of them wrote on, once a day. */
const DAYS = { Ann: 20, Ben: 9, Cleo: 3 };
/** The host's clock: Monday, 2 March 2026. */
const NOW = Date.UTC(2026, 2, 2, 1);

let host: Host;
let browser: Browser;
let community: string;
const members: Record<string, string> = {};

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const lines = ["time,member_id,channel,kind"];
  for (const [name, days] of Object.entries(DAYS)) {
    const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name });
    members[name] = row.uid;
    await host.call("account_add", { member: row.uid, platform: "list", external_id: name });
    for (let day = 1; day <= days; day++)
      lines.push(`2026-02-${String(day).padStart(2, "0")}T04:00:00Z,${name},Readers,message`);
  }
  await host.call("log_import", { community, source: { kind: "text", text: `${lines.join("\n")}\n` } });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

const balance = async (name: string): Promise<number> =>
  (await host.call<{ balance: number }>("member_points", { uid: members[name] })).balance;

test("a rule begins from a proposal, is tried, saved and counted; who leads is seen by other weights", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/points`, { now: NOW });
  await page.getByRole("button", { name: /^Messages/ }).click();
  const dialog = page.getByRole("dialog", { name: "New rule for points" });
  await dialog.getByRole("textbox", { name: "Points each time" }).fill("2");
  await dialog.getByRole("button", { name: "Try on what has happened" }).click();
  const trial = dialog.getByRole("region", { name: "What it would have given" });
  await trial.getByText(/64 points to 3 of 3 members; half of them got 18 or fewer/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("textbox", { name: "Points each time" }).fill("3");
  await trial.getByText("The rule has changed since").waitFor();
  assert.equal(await balance("Ann"), 0, "trying writes nothing");
  await dialog.getByRole("textbox", { name: "Name", exact: true }).focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("3 points for each of: Messages, Replies, at most 5 a day").waitFor();

  await page.getByRole("button", { name: "Count points now" }).click();
  await page.getByText("Counted: 96 points in 32 entries.").waitFor();
  const board = page.getByRole("region", { name: "Leaderboard" });
  await board.getByRole("combobox", { name: "Period" }).selectOption("last_month");
  await board.getByRole("button", { name: /^1 Ann 60/ }).waitFor();
  await board.getByRole("button", { name: "Weights" }).click();
  await board.getByRole("textbox", { name: "Messages" }).fill("50");
  await board.getByRole("button", { name: /^1 Ann 30/ }).waitFor();
  await board.getByText("49 points to 3 members.").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assertQuiet();
  await close();
});

test("points are given by hand, passed on and taken back, and nothing of the ledger goes", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/${members.Cleo}`, {
    now: NOW,
  });
  const before = await balance("Cleo");
  await page.getByRole("button", { name: "Give or take points" }).click();
  const give = page.getByRole("dialog", { name: "Points for Cleo" });
  await give.getByRole("textbox", { name: "Points" }).fill("40");
  await give.getByRole("textbox", { name: "Reason" }).fill("hosted the evening");
  await page.keyboard.press("Enter");
  await page.getByText("40 points to Cleo").waitFor();
  assert.equal(await balance("Cleo"), before + 40);

  await page.getByRole("button", { name: "Pass points on" }).click();
  const whom = page.getByRole("dialog", { name: "To whom does Cleo pass points on?" });
  await whom.getByRole("combobox").fill("Ben");
  await whom.getByRole("option", { name: /Ben/ }).waitFor();
  await page.keyboard.press("Enter");
  await settle(page);
  const pass = page.getByRole("dialog", { name: "Points from Cleo to Ben" });
  await pass.getByRole("textbox", { name: "Points" }).fill("15");
  await page.keyboard.press("Enter");
  await page.getByText("15 points from Cleo to Ben").waitFor();
  assert.equal(await balance("Cleo"), before + 25);

  await page.getByRole("button", { name: "Take back 40 of Cleo" }).click();
  const reverse = page.getByRole("dialog", { name: "Take back 40 of Cleo" });
  await reverse.getByRole("textbox", { name: "Reason" }).fill("it was Ann");
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Enter");
  await page.getByText("Taken back: 40 of Cleo").waitFor();
  assert.equal(await balance("Cleo"), before - 15);
  await page.getByRole("cell", { name: /hosted the evening.*taken back/ }).waitFor();
  await undoNewest(page, host);
  await page.getByRole("button", { name: "Take back 40 of Cleo" }).waitFor();
  assert.equal(await balance("Cleo"), before + 25);
  assertQuiet();
  await close();
});

test("points of many are given from the table, who bears a tag is left out, and a long ledger is shown to its end", async () => {
  const who = { kind: "these", uids: [members.Ben] };
  for (let at = 1; at <= 90; at++) await host.call("points_add", { who, points: 1, reason: `round ${at}`, on: "2026-01-05" });
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members`, { now: NOW });
  await page.getByText("Cleo").first().waitFor();
  const before = await balance("Ann");
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await page.keyboard.press("p");
  const give = page.getByRole("dialog", { name: "Points for 3 members" });
  await give.getByRole("textbox", { name: "Points" }).fill("-2");
  await give.getByRole("textbox", { name: "Reason" }).fill("late all together");
  await page.keyboard.press("Enter");
  await page.getByText("2 points taken from 3 members").waitFor();
  assert.equal(await balance("Ann"), before - 2);

  await page.goto(`${host.address}/#/members/points`);
  const ledger = page.getByRole("region", { name: "Ledger" });
  await ledger.getByText("late all together").first().waitFor();
  const shown = () => ledger.locator("tbody tr").count();
  const { total } = await host.call<{ total: number }>("points", { community, limit: 0 });
  assert.equal(await shown(), 50);
  await ledger.getByRole("button", { name: "Older entries" }).click();
  await until(async () => (await shown()) === 100, "a part more is shown");
  await ledger.getByRole("button", { name: "Older entries" }).click();
  await until(async () => (await shown()) === total, "all of it is shown");
  assert.equal(await ledger.getByRole("button", { name: "Older entries" }).count(), 0);

  const board = page.getByRole("region", { name: "Leaderboard" });
  await board.getByRole("combobox", { name: "Period" }).selectOption("all");
  await board.getByRole("button", { name: /^2 Ann/ }).waitFor();
  await host.call("tag_add", { community, kind: "member", name: "Helpers" });
  await board.getByRole("combobox", { name: "Without these tiers and tags" }).click();
  await page.getByRole("option", { name: "Helpers" }).click();
  await page.keyboard.press("Escape");
  // It is told at once who is left out, also when somebody bears the tag only now.
  await host.call("members_edit", { who: { kind: "these", uids: [members.Ann] }, change: { kind: "tags", add: ["Helpers"], remove: [] } });
  await board.getByRole("button", { name: /Ann/ }).waitFor({ state: "detached" });
  await board.getByRole("combobox", { name: "Period" }).selectOption("week");
  // What was taken from all of them that week is off again.
  await board.getByText("38 points to 1 member.").waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await ledger.getByRole("row", { name: /late all together/ }).first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "Take it back" }).click();
  await page.getByRole("dialog", { name: /^Take back -2 of/ }).getByRole("textbox", { name: "Reason" }).fill("it was the train");
  await page.keyboard.press("Enter");
  await ledger.getByRole("row", { name: /it was the train takes one back/ }).waitFor();
  assertQuiet();
  await close();
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`points are there in ${language}, ${theme}`, async () => {
      const look = { language, theme, now: NOW };
      const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/points`, look);
      await page.getByText("late all together").first().waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      await page.keyboard.press("n");
      await page.getByRole("dialog").waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      assertQuiet();
      await close();
    });
  }
}
