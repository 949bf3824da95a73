import { expect, it } from "vitest";
import type { ChannelView } from "../../bindings/ChannelView";
import { tagChoices } from "./by-tag";

const tag = (name: string) => ({ uid: `t-${name}`, kind: "channel" as const, name, color: null });
const channel = (uid: string, ...tags: string[]) => ({ uid, tags: tags.map(tag) }) as ChannelView;
const list = [channel("a", "term 10"), channel("b", "term 2", "Hangzhou"), channel("c")];

it("offers each tag once, as people count", () => {
  expect(tagChoices(list).map(({ title, channels }) => [title, channels.length])).toEqual([
    ["Hangzhou", 1],
    ["term 2", 1],
    ["term 10", 1],
  ]);
});
