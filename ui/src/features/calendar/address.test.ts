import { expect, it } from "vitest";
import { facetsOf, inAddress, parseAddress } from "./address";

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

it("is narrowed by what it names, and by no kind that there is not", () => {
  const chosen = { kinds: ["content", "task"], channels: [], tags: ["term"], owners: [] } as const;
  expect(facetsOf({ view: "month", kinds: "task,content", tags: ["term"] })).toEqual(chosen);
  expect(facetsOf({ view: "month", kinds: "nonsense" }).kinds).toEqual([]);
});

it("leaves out of the address what nothing is chosen of", () => {
  expect(inAddress({ kinds: ["content", "task"] })).toEqual({ kinds: "content,task" });
  expect(inAddress({ kinds: [], tags: [], owners: ["lin"] })).toEqual({
    kinds: undefined,
    tags: undefined,
    owners: ["lin"],
  });
});
