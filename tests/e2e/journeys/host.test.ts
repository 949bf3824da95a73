// The host keeps what the window keeps: the content policy, errors with codes, changes told to open pages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openPage, startBrowser } from "../support/browser.js";
import { addCommunity } from "../support/community.js";
import { type Host, startHost } from "../support/host.js";

let host: Host;
let browser: Browser;

before(async () => {
  [host, browser] = await Promise.all([startHost(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

test("pages carry the window's content policy and inline scripts do not run", async () => {
  const answer = await fetch(host.address);
  assert.match(answer.headers.get("content-security-policy") ?? "", /script-src 'self'/);
  const { page, close } = await openPage(browser, host.address);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.__ran = true";
    document.head.append(script);
    return "__ran" in window;
  });
  assert.equal(ran, false);
  await close();
});

test("nothing outside of the built files is served", async () => {
  for (const path of ["/../package.json", "/%2e%2e/package.json", "//etc/passwd", "/no-such-file.js"]) {
    const answer = await fetch(host.address + path);
    assert.ok(answer.status === 404 || !(await answer.text()).includes("devDependencies"), path);
  }
});

test("an error comes with its code", async () => {
  await assert.rejects(host.call("no_such_command"), /unknown_command/);
  await assert.rejects(host.call("community_add", { name: 7 }), /bad_input/);
});

test("a commit is told to open pages", async () => {
  const { page, close } = await openPage(browser, host.address);
  const heard = page.evaluate(
    () =>
      new Promise<string>((done) => {
        const source = new EventSource("/changes");
        source.addEventListener("changed", (event) => done((event as MessageEvent<string>).data));
        source.addEventListener("open", () => void fetch("/opened"));
      }),
  );
  await page.waitForRequest(/\/opened$/);
  await addCommunity(host);
  assert.deepEqual((JSON.parse(await heard) as { tables: string[] }).tables.includes("community"), true);
  await close();
});
