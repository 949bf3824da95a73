import { expect, it } from "vitest";
import { isNarrowed, listInput, parseEvents, UNFILTERED } from "./address";

it("keeps of an address what makes sense", () => {
  expect(
    parseEvents({ view: "table", q: 2026, formats: ["camp", "rave"], hosts: ["周老师"], owner: "", past: true }),
  ).toEqual({
    view: "table",
    q: "2026",
    formats: ["camp"],
    hosts: ["周老师"],
    past: true,
  });
  expect(parseEvents({ view: "board", formats: "camp", channels: [7], tags: [] })).toEqual({});
});

it("asks the core for what is narrowed, and for nobody's where that is meant", () => {
  const asked = listInput("c", { formats: ["talk"], owner: "nobody", tags: ["term"], channels: ["one"] });
  expect(asked).toMatchObject({ formats: ["talk"], owner: null, channel_tags: ["term"], channels: ["one"] });
  expect("owner" in listInput("c", {})).toBe(false);
});

it("is narrowed by a search and by every filter, and by no view", () => {
  expect(isNarrowed({ view: "table", past: true, ...UNFILTERED })).toBe(false);
  for (const one of [{ q: "x" }, { hosts: ["a"] }, { owner: "nobody" }, { tags: ["t"] }])
    expect(isNarrowed(one)).toBe(true);
});
