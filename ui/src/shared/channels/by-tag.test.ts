import { expect, it } from "vitest";
import type { ChannelView } from "../../bindings/ChannelView";
import { meantChannels, NO_CHANNEL, tagChoices } from "./by-tag";

const tag = (name: string) => ({ uid: `t-${name}`, kind: "channel" as const, name, color: null });
const channel = (uid: string, ...tags: string[]) => ({ uid, tags: tags.map(tag) }) as ChannelView;
const list = [channel("a", "term 10"), channel("b", "term 2", "Hangzhou"), channel("c")];

it("takes the channels that bear a tag, and of those chosen only those that bear it", () => {
  expect(meantChannels(list, undefined, undefined)).toBeUndefined();
  expect(meantChannels(list, ["c"], undefined)).toEqual(["c"]);
  expect(meantChannels(list, undefined, ["t-term 10", "t-Hangzhou"])).toEqual(["a", "b"]);
  expect(meantChannels(list, ["b", "c"], ["t-term 10", "t-Hangzhou"])).toEqual(["b"]);
});

it("means no channel, and not all of them, when none is left", () => {
  expect(meantChannels(list, ["c"], ["t-Hangzhou"])).toEqual([NO_CHANNEL]);
  expect(meantChannels(list, undefined, ["gone"])).toEqual([NO_CHANNEL]);
});

it("offers each tag once, as people count", () => {
  expect(tagChoices(list).map(({ title, channels }) => [title, channels.length])).toEqual([
    ["Hangzhou", 1],
    ["term 2", 1],
    ["term 10", 1],
  ]);
});
