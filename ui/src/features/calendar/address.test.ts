import { expect, it } from "vitest";
import { kindsOf, parseAddress } from "./address";

it("opens the month of today when the address says nothing", () => {
  expect(parseAddress({})).toEqual({ view: "month" });
});

it("takes what makes sense and leaves the rest", () => {
  expect(parseAddress({ view: "week", date: "2026-11-22", tray: true, kinds: "task,nonsense" })).toEqual({
    view: "week",
    date: "2026-11-22",
    tray: true,
    kinds: "task,nonsense",
  });
  expect(parseAddress({ view: "decade", date: "2026-13-99", owners: 7, channels: ["a", 1] })).toEqual({
    view: "month",
    channels: ["a"],
  });
});

it("shows the named kinds, or all", () => {
  expect(kindsOf({ view: "month", kinds: "task" })).toEqual(["task"]);
  expect(kindsOf({ view: "month", kinds: "nonsense" })).toEqual(["content", "activity", "task"]);
});
