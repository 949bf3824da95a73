import { expect, it } from "vitest";
import { initials } from "./NameWithInitials";

it.each([
  ["王小明", "小明"],
  ["李 四", "李"],
  ["🌸小鱼🌸", "小鱼"],
  ["陈Bob", "陈"],
  ["Ada Lovelace", "AL"],
  ["Bob", "B"],
  ["🦊 Fox", "🦊"],
  ["  ", "?"],
])("marks %s as %s", (name, mark) => {
  expect(initials(name)).toBe(mark);
});
