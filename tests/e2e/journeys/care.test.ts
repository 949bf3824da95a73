// Care: who needs it today and why, done, put off and logged by keys; what is known of somebody, and how often they shall be heard of.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";
import { undoNewest } from "../support/toasts.js";

let host: Host;
let browser: Browser;
let community: string;
const members: Record<string, string> = {};

/** On Monday, 2 March 2026: a promise to Dora, Ann's birthday, Ben not heard of for long, Cleo new since yesterday. */
before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  community = await addCommunity(host);
  const people = {
    Ann: { birthday: "1990-03-02" },
    Ben: { tags: ["volunteer"] },
    Cleo: { joined_on: "2026-03-01" },
    Dora: {},
    Emil: {},
  };
  for (const [name, more] of Object.entries(people)) {
    const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name, ...more });
    members[name] = row.uid;
  }
  const [tag] = await host.call<{ uid: string }[]>("tags", { community, kind: "member" });
  await host.call("touch_set", { subject: { kind: "tag", uid: tag?.uid }, touch: { ideal: 14, latest: 30 } });
  await host.call("contact_add", { members: [members.Ben], way: "voice", on: "2026-01-10", text: "speaks in March" });
  const promise = { way: "meeting", on: "2026-02-20", text: "a writing group", follow_up_on: "2026-03-01" };
  await host.call("contact_add", { members: [members.Dora], ...promise });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

const care = (page: Page) => page.getByRole("region", { name: "Care", exact: true });

const waiting = async (): Promise<string[]> => {
  const { items } = await host.call<{ items: { members: { name: string }[] }[] }>("care_day", { community });
  return items.map(({ members }) => members[0]?.name ?? "");
};

test("who needs care says why; it is done, put off and logged by keys, and each is taken back", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/`);
  const row = (name: RegExp) => care(page).getByRole("listitem").filter({ hasText: name });
  await row(/Dora.*late.*Follow up: a writing group/).waitFor();
  await row(/Ann.*Birthday/).waitFor();
  await row(/Ben.*late.*Last contact 51 days ago, 30 at most/).waitFor();
  await row(/Cleo.*Day 1 after joining/).waitFor();
  assert.deepEqual(await waiting(), ["Dora", "Ann", "Ben", "Cleo"], "promises and birthdays, then who is late");
  assert.deepEqual(await axeFindings(page), []);

  // On from the first row to Ann.
  await row(/Dora/).locator("[data-row]").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.getByText("Done: Ann").waitFor();
  await row(/Ann/).waitFor({ state: "detached" });
  await care(page).getByRole("button", { name: "1 of 10 done" }).waitFor();
  await undoNewest(page, host);
  await row(/Ann/).waitFor();

  await row(/Cleo/).locator("[data-row]").focus();
  await page.keyboard.press("s");
  await page.getByText(/^Put off to .*: Cleo/).waitFor();
  await row(/Cleo/).waitFor({ state: "detached" });
  assert.deepEqual(await waiting(), ["Dora", "Ann", "Ben"]);

  await row(/Ben/).locator("[data-row]").focus();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Contact with Ben" });
  await dialog.getByRole("textbox", { name: "What was said" }).fill("all is well");
  await settle(page);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("Control+Enter");
  await row(/Ben/).waitFor({ state: "detached" });
  const [newest] = await host.call<{ text: string; on: string }[]>("contacts", { uid: members.Ben });
  assert.deepEqual([newest?.text, newest?.on], ["all is well", "2026-03-02"]);
  assertQuiet();
  await close();
});

test("no more than somebody can do in a day is shown; the rest is behind one button", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/`);
  for (const name of ["Fay", "Gus", "Hal"]) {
    const { row } = await host.call<{ row: { uid: string } }>("member_add", { community, name });
    const promise = { way: "text", on: "2026-02-20", text: "a book", follow_up_on: "2026-03-02" };
    await host.call("contact_add", { members: [row.uid], ...promise });
  }
  await page.reload();
  await care(page)
    .getByRole("button", { name: /of 10 done/ })
    .click();
  await page.getByRole("menuitemradio", { name: "3 a day" }).click();
  const more = care(page).getByRole("button", { name: /more, by who matters most/ });
  await more.waitFor();
  const shown = await care(page).getByRole("listitem").count();
  assert.ok(shown <= 3, `${shown} rows`);
  await more.click();
  await care(page).getByRole("listitem").filter({ hasText: "Hal" }).waitFor();
  assertQuiet();
  await close();
});

test("what is known of somebody, whom they know and how often they shall be heard of stand in their record", async () => {
  const { page, assertQuiet, close } = await openPage(browser, `${host.address}/#/members/${members.Emil}`);
  const section = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await page.getByRole("button", { name: "Add what is known" }).click();
  const finding = page.getByRole("dialog");
  await finding.getByRole("textbox", { name: "What shows it" }).fill("asked three times");
  await finding.getByRole("textbox", { name: "In a few words" }).fill("cannot find the links");
  await page.keyboard.press("Enter");
  await section("Known about them").getByText("cannot find the links").waitFor();

  await page.getByRole("button", { name: "Add whom they know" }).click();
  const relation = page.getByRole("dialog", { name: "Whom does Emil know?" });
  await relation.getByRole("combobox").or(relation.getByRole("textbox")).first().fill("Dora");
  await relation.getByRole("option", { name: /Dora/ }).waitFor();
  await page.keyboard.press("Enter");
  await settle(page);
  const kind = page.getByRole("dialog", { name: "Emil and Dora" }).getByRole("textbox", { name: "What they are to each other" });
  await kind.fill("flatmates");
  await page.keyboard.press("Enter");
  const known = section("Knows").getByRole("textbox", { name: "What Dora and they are to each other" });
  await known.waitFor();
  assert.equal(await known.inputValue(), "flatmates");

  await section("Stay in touch").getByRole("button", { name: "Own interval" }).click();
  await settle(page);
  await page.getByRole("textbox", { name: /Ideally/ }).fill("20");
  await page.getByRole("textbox", { name: "Days at most" }).fill("40");
  await page.keyboard.press("Enter");
  await section("Stay in touch").getByText("Every 20 days, 40 at most").waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await undoNewest(page, host);
  await section("Stay in touch").getByText("Every 20 days").waitFor({ state: "detached" });
  assertQuiet();
  await close();
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`care and a record with contacts are there in ${language}, ${theme}`, async () => {
      const { page, assertQuiet, close } = await openPage(browser, `${host.address}/`, { language, theme });
      await page.getByText("Dora").first().waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      await page.goto(`${host.address}/#/members/${members.Ben}`);
      await page.getByText("speaks in March").waitFor();
      await settle(page);
      assert.deepEqual(await axeFindings(page), []);
      assertQuiet();
      await close();
    });
  }
}
