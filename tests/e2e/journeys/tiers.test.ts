// Tiers by rule: conditions are put together by hand, tried on the past, saved; who stands where says why, and what somebody put there
// by hand stays until they are left to the rules again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";

/** By member on how many of the last days they said something; the log ends the day before the host's clock. */
const DAYS = { Ann: 14, Ben: 7, Cleo: 2, Dora: 0 };
const LAST = Date.UTC(2026, 2, 1);

let host: Host;
let browser: Browser;
let community: string;

function logTable(): string {
  const lines = ["time,member_id,channel,kind"];
  for (const [name, days] of Object.entries(DAYS)) {
    // A first word long ago, so that every day since is known of the group.
    lines.push(`2025-06-01T04:00:00Z,${name},Readers,message`);
    for (let back = 0; back < days; back++) {
      const date = new Date(LAST - back * 86_400_000).toISOString().slice(0, 10);
      lines.push(`${date}T04:00:00Z,${name},Readers,message`);
    }
  }
  return `${lines.join("\n")}\n`;
}

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  for (const name of Object.keys(DAYS)) {
    const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name });
    // The number by which a table of one's own names them.
    await host.call("account_add", { member: row.uid, platform: "list", external_id: name });
  }
  await host.call("log_import", { community, source: { kind: "text", text: logTable() } });
  await host.call("ladder_add", { community, name: "Ladder", tiers: ["Newcomer", "Regular", "Core"] });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

interface Ladder {
  tiers: { name: string; members: number; rule: unknown }[];
}

const standing = async (): Promise<Record<string, number>> => {
  const [ladder] = await host.call<Ladder[]>("ladders", { community });
  return Object.fromEntries(ladder?.tiers.map(({ name, members }) => [name, members]) ?? []);
};

async function addActiveDays(page: Page, dialog: Locator, tier: string, least: number): Promise<void> {
  const part = dialog.getByRole("region", { name: tier });
  await part.getByRole("combobox", { name: `Who stands on ${tier}` }).selectOption("rule");
  await part.getByRole("button", { name: "Condition", exact: true }).click();
  await page.getByRole("menuitem", { name: "Active days" }).click();
  await part.getByRole("textbox", { name: "How much" }).fill(String(least));
}

test("rules are put together, tried on the past year, and saved as one step", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/tiers`);
  await page.getByRole("button", { name: "Set rules" }).click();
  const dialog = page.getByRole("dialog", { name: "Rules of Ladder" });
  await dialog.getByRole("combobox", { name: "Who stands on Newcomer" }).selectOption("everybody");
  const part = dialog.getByRole("region", { name: "Core" });
  await part.getByRole("combobox", { name: "Who stands on Core" }).selectOption("rule");
  // Without a condition there is nothing to save.
  assert.ok(await dialog.getByRole("button", { name: "Save rules" }).isDisabled());
  await addActiveDays(page, dialog, "Core", 12);
  await addActiveDays(page, dialog, "Regular", 5);
  assert.deepEqual(await axeFindings(page), []);

  await dialog.getByRole("button", { name: "Try on the past year" }).click();
  const past = dialog.getByRole("region", { name: "The past year" });
  await past.getByRole("row", { name: /^Core 0 1/ }).waitFor();
  await past.getByRole("row", { name: /^Newcomer 0 2/ }).waitFor();
  // Trying changes nothing.
  assert.deepEqual(await standing(), { Newcomer: 0, Regular: 0, Core: 0 });
  await part.getByRole("textbox", { name: "How much" }).fill("13");
  await past.getByText("The rules have changed since").waitFor();

  await dialog.getByRole("button", { name: "Save rules" }).click();
  await page.getByText("Rules saved: 4 members moved up").waitFor();
  assert.deepEqual(await standing(), { Newcomer: 2, Regular: 1, Core: 1 });
  await undoNewest(page, host);
  await page.getByRole("button", { name: "Set rules" }).waitFor();
  assert.deepEqual(await standing(), { Newcomer: 0, Regular: 0, Core: 0 });
  await host.call("redo", {});
  await page.getByRole("row", { name: /^Core 1/ }).waitFor();
  assertQuiet();
  await close();
});

test("who is near a move is named with what is missing; by hand they stay until they are left to the rules", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/tiers`);
  const near = page.getByRole("region", { name: "One step from the next tier" });
  await near.getByRole("button", { name: /Ben.*Regular → Core.*now 7/ }).click();
  const why = page.getByRole("complementary").getByRole("region", { name: "Ladder" });
  await why.getByText("For Core").waitFor();
  await why.getByText("now 7").first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole("button", { name: "Move with a reason" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Tier", exact: true }).click();
  await page.getByRole("option", { name: "Core" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("runs the reading hour");
  await dialog.getByRole("button", { name: "Save" }).click();
  await why.getByText("by hand", { exact: true }).waitFor();
  await page.getByRole("row", { name: /^Core 2/ }).waitFor();
  await page.getByText("runs the reading hour").first().waitFor();

  await why.getByRole("button", { name: "Leave to the rules" }).click();
  await why.getByText("next review").waitFor();
  await why.getByText("below the lower mark").waitFor();
  // Down at the review alone, and until then it is said.
  const falling = page.getByRole("region", { name: "About to come down" });
  await falling.getByText("at the review on 1 Apr").waitFor();
  await falling.getByRole("button", { name: /Ben.*Core → Regular.*now 7/ }).waitFor();
  assert.deepEqual(await standing(), { Newcomer: 2, Regular: 0, Core: 2 });
  assertQuiet();
  await close();
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`the page and its rules are there in ${language}, ${theme}`, async () => {
      const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/tiers`, { language, theme });
      await page.getByRole("row", { name: /^Core/ }).first().waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      await page.keyboard.press("e");
      await page.getByRole("dialog").getByRole("region", { name: "Regular" }).waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      assertQuiet();
      await close();
    });
  }
}
