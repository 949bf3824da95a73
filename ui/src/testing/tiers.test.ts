// @vitest-environment node

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
);

/** [importing file, imported file], both from `src`. */
const imports = files.flatMap((path) =>
  [...readFileSync(join(root, path), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(
    (found): [string, string] => [path, relative(root, join(root, dirname(path), found[1] as string))],
  ),
);

// package.json, outside of `src`, belongs to no tier.
const tier = (path: string) => path.split("/")[0] as string;
const domain = (path: string) => path.split("/")[1];

// What each tier may use, itself included: bindings <- platform <- shared <- features <- app.
const ALLOWED: Record<string, string[]> = {
  bindings: ["bindings"],
  platform: ["bindings", "platform"],
  theme: ["theme"],
  shared: ["bindings", "platform", "theme", "shared", "locales"],
  features: ["bindings", "platform", "shared", "features"],
  app: ["bindings", "platform", "shared", "features", "app"],
};

it("keeps the tiers: shared <- features <- app", () => {
  const wrong = imports.filter(([from, to]) => {
    const allowed = ALLOWED[tier(from)];
    return allowed !== undefined && !to.startsWith("..") && !allowed.includes(tier(to));
  });
  expect(wrong).toEqual([]);
});

it("lets no feature import another", () => {
  const wrong = imports.filter(
    ([from, to]) => tier(from) === "features" && tier(to) === "features" && domain(from) !== domain(to),
  );
  expect(wrong).toEqual([]);
});
