import { expect, it } from "vitest";
import type { DayNote } from "../../bindings/DayNote";
import { lunarText } from "./queries";

it("prints the lunar day as almanacs do, and as month and day in English", () => {
  const day = { lunar: "十五", lunar_month: 8, lunar_day: 15 } as DayNote;
  const leap = { lunar: "闰六月", lunar_month: -6, lunar_day: 1 } as DayNote;
  expect([day, leap].map((one) => lunarText(one, true))).toEqual(["十五", "闰六月"]);
  expect([day, leap].map((one) => lunarText(one, false))).toEqual(["8/15", "6+/1"]);
});
