// @vitest-environment node

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../locales/", import.meta.url);

/** The messages of a catalogue: source text → translation. Long ones stand on several lines. */
function messages(path: string): Map<string, string> {
  const text = readFileSync(new URL(path, folder), "utf8");
  const quoted = '((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)';
  const unquote = (block = "") => [...block.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([part]) => JSON.parse(part)).join("");
  return new Map(
    [...text.matchAll(new RegExp(`^msgid ${quoted}msgstr ${quoted}`, "gm"))]
      .map((found): [string, string] => [unquote(found[1]), unquote(found[2])])
      .filter(([id]) => id !== ""),
  );
}

const variables = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]));

it.each(readdirSync(new URL("en/", folder)))("%s says everything in Chinese too, with the same values", (name) => {
  const english = messages(`en/${name}`);
  const chinese = messages(`zh-CN/${name}`);
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [id, text] of chinese) {
    expect(text, `“${id}” has no Chinese`).not.toBe("");
    for (const variable of variables(text))
      expect(variables(id), `“${text}” uses an unknown value`).toContain(variable);
  }
});
