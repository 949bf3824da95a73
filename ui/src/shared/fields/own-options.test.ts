import { expect, test } from "vitest";
import { optionsIn, withOption } from "./own-options";

const OPTIONS = ["早报", "上海、杭州群", "晚安"];

test("several options are told apart, also those whose names hold what parts others", () => {
  expect(optionsIn("", OPTIONS)).toEqual([]);
  expect(optionsIn("早报、晚安", OPTIONS)).toEqual(["早报", "晚安"]);
  expect(optionsIn("上海、杭州群", OPTIONS)).toEqual(["上海、杭州群"]);
  expect(optionsIn("上海、杭州群\n早报", OPTIONS)).toEqual(["上海、杭州群", "早报"]);
});

test("an option is put in and taken out in the order of the field", () => {
  expect(withOption("晚安", "早报", OPTIONS)).toBe("早报\n晚安");
  expect(withOption("早报、晚安", "早报", OPTIONS)).toBe("晚安");
  expect(withOption("晚安", "晚安", OPTIONS)).toBeNull();
});
