// Waiting for what no text on the screen tells for sure.

import assert from "node:assert/strict";

/** Waits until the core has what the page was told. */
export async function until(fits: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await fits()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`it never came to this: ${what}`);
}
