// @vitest-environment node

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { STEPS } from "./step-text";

const bindings = readFileSync(new URL("../bindings/commands.ts", import.meta.url), "utf8");
const core = new URL("../../../src-tauri/core/src/", import.meta.url);

/** Names of the union that `commands.ts` declares. */
function union(name: string): string[] {
  const declared = new RegExp(`export type ${name} = ([^;]+);`).exec(bindings)?.[1] ?? "";
  return [...declared.matchAll(/"(\w+)"/g)].map(([, command]) => command ?? "");
}

/** Names of steps that the core opens by hand, outside of its tests. */
function openedByHand(): string[] {
  const files = (readdirSync(core, { recursive: true }) as string[]).filter(
    (file) => file.endsWith(".rs") && !file.endsWith("tests.rs"),
  );
  return files.flatMap((file) => {
    const [code = ""] = readFileSync(new URL(file.replaceAll("\\", "/"), core), "utf8").split("#[cfg(test)]");
    return [...code.matchAll(/Step::new\("(\w+)"\)/g)].map(([, step]) => step ?? "");
  });
}

it("has words for every step that the core writes", () => {
  const steps = [...union("WriteCommand"), ...openedByHand()];
  expect(steps.length).toBeGreaterThan(80);
  expect(steps.filter((step) => !(step in STEPS))).toEqual([]);
});

it("has words for nothing that the core does not write", () => {
  const known = new Set([...union("WriteCommand"), ...openedByHand()]);
  expect(Object.keys(STEPS).filter((step) => !known.has(step))).toEqual([]);
});
