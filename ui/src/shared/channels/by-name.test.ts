import { expect, it } from "vitest";
import { byName } from "./use-channels";

it("orders channels as people count them, by their number where they have one", () => {
  const channel = (name: string, number: string | null = null) => ({ name, number });
  const list = [
    channel("23群"),
    channel("8群"),
    channel("读书群", "9"),
    channel("12群"),
    channel("阿群"),
    channel("北群"),
  ];
  const names = byName(list, "zh-CN").map(({ name }) => name);
  expect(names).toEqual(["8群", "读书群", "12群", "23群", "阿群", "北群"]);
});
