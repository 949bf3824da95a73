// @vitest-environment node

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../locales/", import.meta.url);

/** The messages of a catalogue: source text (after its context, if it has one) → translation. Long ones stand on several lines. */
function messages(path: string): Map<string, string> {
  const text = readFileSync(new URL(path, folder), "utf8");
  const quoted = '((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)';
  const unquote = (block = "") => [...block.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([part]) => JSON.parse(part)).join("");
  return new Map(
    [...text.matchAll(new RegExp(`^(?:msgctxt ${quoted})?msgid ${quoted}msgstr ${quoted}`, "gm"))]
      .filter((found) => unquote(found[2]) !== "")
      .map((found) => [(found[1] ? `${unquote(found[1])}: ` : "") + unquote(found[2]), unquote(found[3])]),
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

// All catalogues end in one table of messages, so the one loaded last would decide what the other pages say.
it("says one thing in one way in all catalogues; where it means two things, the source text says so or has a context", () => {
  const said = new Map<string, { text: string; name: string }>();
  for (const name of readdirSync(new URL("zh-CN/", folder)))
    for (const [id, text] of messages(`zh-CN/${name}`)) {
      const before = said.get(id) ?? { text, name };
      expect(text, `“${id}” of ${name} is another word in ${before.name}`).toBe(before.text);
      said.set(id, before);
    }
});

/** The files that the first page is made of: those that imports lead to from the start, but for imports on demand. */
function firstPage(): Set<string> {
  const source = new URL("../", import.meta.url);
  const reached = new Set<string>();
  const walk = (file: URL): void => {
    if (reached.has(file.href)) return;
    reached.add(file.href);
    const imports = /^(?:import|export) (?!type )(?:[^"';]* from )?"(\.[^"]+)"/gm;
    for (const [, path] of readFileSync(file, "utf8").matchAll(imports)) {
      const found = ["", ".ts", ".tsx"].map((end) => new URL(path + end, file)).find((url) => existsSync(url));
      if (found && /\.tsx?$/.test(found.pathname)) walk(found);
    }
  };
  walk(new URL("main.tsx", source));
  return new Set([...reached].map((href) => `src/${href.slice(source.href.length)}`));
}

it("loads no words late that the first page says", () => {
  const page = firstPage();
  expect(page).toContain("src/features/today/TodayPage.tsx");
  const late = readFileSync(new URL("en/later.po", folder), "utf8").matchAll(/^#: (.+)$/gm);
  expect([...late].map(([, file]) => file).filter((file) => page.has(file ?? ""))).toEqual([]);
});
