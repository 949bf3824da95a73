// What the first screen costs to load: the page with everything it names, and its words in the larger of the two languages.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const dist = resolve(import.meta.dirname, "../../../../ui/dist");
const MOST = 150 * 1024;

const weight = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

test("Today is loaded with at most 150 KB, packed", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="[./]*(assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? "");
  // In the window every file is a walk to the shell and back.
  assert.ok(named.length >= 2 && named.length <= 4, `the first page is a handful of files: ${named.join(" ")}`);
  const words = ["zh-CN", "en"].map((language) => {
    const files = readdirSync(join(dist, "assets")).filter((file) => new RegExp(`^words-${language}-[\\w-]{8}\\.js$`).test(file));
    assert.equal(files.length, 1, `the first words are one file in ${language}: ${files.join(" ")}`);
    return weight(join("assets", files[0] as string));
  });
  const sum = [...named.map(weight), Math.max(...words)].reduce((total, bytes) => total + bytes, 0);
  console.log(`first load: ${sum} bytes packed`);
  assert.ok(sum <= MOST, `${sum} bytes are more than ${MOST}`);
});
