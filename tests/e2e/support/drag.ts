// A drag with the pointer.

import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { settle } from "./browser.js";
import { until } from "./until.js";

interface Point {
  x: number;
  y: number;
}

/** Drags as a hand does: down, a little, over, up. Where it goes is asked once the page lies still. */
export async function drag(page: Page, from: Locator, to: Locator | (() => Promise<Point>), key?: string): Promise<void> {
  await until(async () => (await from.count()) === 1, "one thing to drag");
  await settle(page);
  const start = await from.boundingBox();
  const end =
    typeof to === "function" ? await to() : await to.boundingBox().then((box) => box && { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  assert.ok(start && end, "nothing to drag");
  await page.mouse.move(start.x + start.width / 2, start.y + Math.min(8, start.height / 2));
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 6, start.y + 12, { steps: 3 });
  if (key) await page.keyboard.down(key);
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.waitForTimeout(80);
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}
