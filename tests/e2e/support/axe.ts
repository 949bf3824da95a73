// The accessibility gate: serious and critical findings of axe fail a journey.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One line for each serious or critical finding, with the elements that have it. A page that is still being put together may
 *  have one for a moment; what is there a second later stays. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the content policy does not concern.
  await page.evaluate(source);
  const findings = await find(page);
  if (findings.length === 0) return findings;
  await page.waitForTimeout(1_000);
  return find(page);
}

async function find(page: Page): Promise<string[]> {
  const options = "{ resultTypes: ['violations'] }";
  const results = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
