// Every page in both languages and both themes: it opens without a fault, and axe finds nothing serious.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFindings } from "../support/axe.js";
import { LANGUAGES, openPage, settle, startBrowser, THEMES } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";

let host: Host;
let browser: Browser;
let routes: string[];

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  await addCommunity(host);
  routes = await visibleRoutes();
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

/** The addresses that the sidebar leads to. */
async function visibleRoutes(): Promise<string[]> {
  const { page, close } = await openPage(browser, host.address);
  await page.locator("nav a[href]").first().waitFor();
  const found = await page
    .locator("nav a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await close();
  return [...new Set(found.map((address) => address.slice(address.indexOf("#"))))];
}

test("the sidebar leads somewhere", () => {
  assert.ok(routes.length >= 2, routes.join(" "));
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every page in ${language}, ${theme}`, async (t) => {
      for (const route of routes) {
        await t.test(route, async () => {
          const { page, assertQuiet, close } = await openPage(browser, `${host.address}/${route}`, { language, theme });
          await page.locator("main").waitFor();
          await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
          await settle(page);
          assert.equal(await page.locator("html").getAttribute("lang"), language);
          let findings = await axeFindings(page);
          if (findings.length > 0) {
            // A colour that was still changing is none of the page's; what stays is.
            await page.waitForTimeout(1_000);
            findings = await axeFindings(page);
          }
          assert.deepEqual(findings, []);
          assertQuiet();
          await close();
        });
      }
    });
  }
}
