import { expect, it } from "vitest";
import { ALL_DAYS, filterOf, parseInsights, rangeOf, sharedOf, shifted } from "./address";

const log = { first: "2025-06-01", last: "2026-02-20" };
const TODAY = "2026-03-02";

it("takes anything for an address and keeps what it understands", () => {
  expect(
    parseInsights({ days: 7, channels: ["a", 3], mode: "unbounded", of: "people", interval: "week" }),
  ).toMatchObject({
    days: 7,
    channels: ["a"],
    mode: "unbounded",
    of: undefined,
    interval: undefined,
  });
  expect(parseInsights({ days: -1, from: "2026-02-30x", to: 5, tier: "" })).toMatchObject({
    days: undefined,
    tier: undefined,
  });
  // Exact days lead; the wrong way round they are none.
  expect(parseInsights({ days: 7, from: "2026-01-01", to: "2026-01-31" })).toMatchObject({
    days: undefined,
    from: "2026-01-01",
    to: "2026-01-31",
  });
  expect(parseInsights({ from: "2026-02-01", to: "2026-01-31" }).from).toBeUndefined();
});

it("ends the last days on the last day of the log, and on today where there is none", () => {
  expect(rangeOf({}, 30, log, TODAY)).toEqual(["2026-01-22", "2026-02-20"]);
  expect(rangeOf({ days: 7 }, 30, log, TODAY)).toEqual(["2026-02-14", "2026-02-20"]);
  expect(rangeOf({ days: ALL_DAYS }, 30, log, TODAY)).toEqual(["2025-06-01", "2026-02-20"]);
  expect(rangeOf({}, 7, { first: null, last: null }, TODAY)).toEqual(["2026-02-24", "2026-03-02"]);
  expect(rangeOf({ from: "2026-01-01", to: "2026-01-31" }, 30, log, TODAY)).toEqual(["2026-01-01", "2026-01-31"]);
  expect(shifted(["2026-01-22", "2026-02-20"], -30)).toEqual({ from: "2025-12-23", to: "2026-01-21" });
});

it("carries from question to question what narrows all of them, and nothing else", () => {
  const address = parseInsights({
    days: 90,
    channels: ["a"],
    kinds: ["reply"],
    mode: "bracket",
    cohort: "join",
    open: "x:y",
  });
  expect(sharedOf(address)).toEqual({ days: 90, channels: ["a"], kinds: ["reply"] });
  expect(filterOf("c", address, ["2026-01-01", "2026-01-31"])).toMatchObject({
    community: "c",
    from: "2026-01-01",
    to: "2026-01-31",
    channels: ["a"],
    kinds: ["reply"],
    cohort: "join",
  });
});
