// What Today needs before it is painted stays small: code that is read, parsed and run at every start.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { openPage, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";

const LIMIT = 150 * 1024;

let host: Host;
let browser: Browser;

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
  await addCommunity(host);
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

test("the first load is at most 150 KB, compressed", async (t) => {
  const { page, close } = await openPage(browser, `${host.address}/`);
  await page.waitForFunction(() => performance.getEntriesByName("today").length > 0);
  const loaded = await page.evaluate(() => {
    const painted = performance.getEntriesByName("today")[0]?.startTime ?? 0;
    const before = performance.getEntriesByType("resource").filter((entry) => entry.startTime <= painted);
    return before.map((entry) => new URL(entry.name).pathname);
  });
  await close();
  const files = ["/", ...new Set(loaded.filter((path) => path.startsWith("/assets/")))];
  assert.ok(files.length > 2, "the page loads files");
  const sizes = await Promise.all(
    files.map(async (path) => {
      const answer = await fetch(host.address + path);
      return { path, bytes: gzipSync(Buffer.from(await answer.arrayBuffer())).length };
    }),
  );
  const total = sizes.reduce((sum, file) => sum + file.bytes, 0);
  const told = sizes.sort((one, other) => other.bytes - one.bytes).map((file) => `${file.bytes} ${file.path}`);
  t.diagnostic(`first load: ${total} of ${LIMIT} bytes in ${files.length} files`);
  assert.ok(total <= LIMIT, `${total} bytes:\n${told.join("\n")}`);
});
