// Feedback: pasted, seen in Today, answered, ended and told; by keys and in both languages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";

/** The host's clock: Monday, 2 March 2026. */
const NOW = Date.UTC(2026, 2, 2, 1);

let host: Host;
let browser: Browser;
let community: string;

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name: "Ann" });
  await host.call("feedback_add", { community, quote: "The rules are too long", member: row.uid, on: "2026-02-20" });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

test("what was said is kept from anywhere, waits in Today, and is answered, ended and told", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/feedback`, { now: NOW });
  await page.getByText("1 of 1 wait").waitFor();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByRole("textbox", { name: "What was said" }).fill("The links do not open");
  await dialog.getByText("Complaint", { exact: true }).click();
  await dialog.getByRole("button", { name: "Who said it?" }).click();
  await page.getByRole("combobox", { name: "Find a member" }).fill("Ann");
  await page.getByRole("option", { name: /Ann/ }).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Ann" }).waitFor();
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await dialog.getByRole("button", { name: "Save" }).click();
  const item = page.getByRole("listitem").filter({ hasText: "The links do not open" });
  await item.waitFor();

  await page.goto(`${host.address}/#/`);
  const waiting = page.getByRole("region", { name: "Needs you" });
  await waiting.getByText("Feedback that waits").waitFor();
  await waiting.getByText("The rules are too long").click();
  await page.getByText("2 of 2 wait").waitFor();

  await item.getByRole("textbox", { name: "Our answer" }).fill("mended on Monday");
  await item.getByRole("combobox", { name: "How far it has come" }).selectOption("done");
  await item.getByRole("checkbox", { name: "They were told" }).click();
  await page.getByText("1 of 2 wait").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await undoNewest(page, host);
  await page.getByText("2 of 2 wait").waitFor();
  const { rows } = await host.call<{ rows: { quote: string; reply: string; told: boolean }[] }>("feedback", {
    community,
    limit: 9,
  });
  const links = rows.find(({ quote }) => quote.startsWith("The links"));
  assert.deepEqual([links?.reply, links?.told], ["mended on Monday", false]);
  assertQuiet();
  await close();
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`feedback is there in ${language}, ${theme}`, async () => {
      const look = { language, theme, now: NOW };
      const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/feedback`, look);
      await page.getByText("The rules are too long").waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      assertQuiet();
      await close();
    });
  }
}
