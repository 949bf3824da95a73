// @vitest-environment node

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chartColours } from "../shared/charts/colours";

const source = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light, dark] = source.split(":root").slice(1).map(colours);

function colours(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(first: string, second: string): number {
  const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["canvas", "surface", "raised", "sunken", "hover", "pressed", "selected"];
const texts = ["text", "text-quiet", "text-faint", "accent-text", "good", "warn", "bad"];
const kinds = ["content", "activity", "task", "ritual", "care", "reminder", "channel"];

describe.each([
  ["light" as const, light],
  ["dark" as const, dark],
])("the %s theme", (scheme, theme) => {
  const pairs = [
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground])),
    ...kinds.map((kind) => [`${kind}-text`, `${kind}-soft`]),
    ...["good", "warn", "bad"].map((state) => [state, `${state}-soft`]),
    ["on-accent", "accent"],
    ["on-accent", "accent-hover"],
  ] as [string, string][];

  it.each(pairs)("has %s on %s readable at 4.5 : 1", (text, ground) => {
    const [front, back] = [theme?.[text], theme?.[ground]];
    expect(front && back && ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it("has the text of a cell readable on the coldest and on the hottest ground", () => {
    const { text, cold, hot } = chartColours(scheme, (name) => theme?.[name.slice(2)] ?? "");
    expect(ratio(text, hot)).toBeGreaterThanOrEqual(4.5);
    expect(ratio(text, cold)).toBeGreaterThanOrEqual(4.5);
  });
});
