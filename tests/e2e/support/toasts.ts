// Undo as a hand does it, in the message of the newest step.

import type { Page } from "playwright-core";
import type { Host } from "./host.js";
import { until } from "./until.js";

/** The core has a step before the page says so: an older message may still offer its own Undo, which is refused by now. */
export async function undoNewest(page: Page, host: Host): Promise<void> {
  const { undo } = await host.call<{ undo: { uid: string } | null }>("undo_state");
  if (!undo) throw new Error("there is nothing to undo");
  await page.locator(`[data-step="${undo.uid}"]`).click();
  const newest = () => host.call<{ undo: { uid: string } | null }>("undo_state");
  await until(async () => (await newest()).undo?.uid !== undo.uid, "the step is taken back");
}
