import { expect, it } from "vitest";
import { EVERYTHING } from "../../shared/plan/use-plan-facets";
import { begin, spanOf } from "./file-choice";

const shown = { facets: { ...EVERYTHING, tags: ["term"] }, from: "2026-11-01", to: "2026-12-01", title: "November" };
const selection = {
  ...EVERYTHING,
  community: "c",
  owners: ["lin"],
  uids: [],
  from: "2026-03-01",
  to: null,
  flatten: true,
  tasks_as_events: false,
};

it("begins with what the page shows, and with everything elsewhere", () => {
  expect(begin(shown, null)).toMatchObject({ tags: ["term"], days: "shown", keep: false, tasks_as_events: true });
  expect(begin(null, null)).toMatchObject({ ...EVERYTHING, days: "all", keep: false });
});

it("does not end a file that is to be kept with the month that is shown", () => {
  expect(begin(shown, "kept")).toMatchObject({ tags: ["term"], days: "all", keep: true });
});

it("begins a kept file as it is", () => {
  const begun = begin(shown, { path: "/x.ics", selection });
  expect(begun).toMatchObject({
    owners: ["lin"],
    tags: [],
    days: "own",
    flatten: true,
    tasks_as_events: false,
    keep: true,
  });
  expect(spanOf("own", shown, { path: "/x.ics", selection })).toEqual({ from: "2026-03-01", to: null });
});

it("holds records that were chosen, whatever the page shows and whenever they are", () => {
  expect(begin(shown, { uids: ["a"] })).toMatchObject({ ...EVERYTHING, days: "all", keep: false });
});

it("knows the days of each choice", () => {
  expect(spanOf("shown", shown, null)).toEqual({ from: "2026-11-01", to: "2026-12-01" });
  expect(spanOf("all", shown, null)).toEqual({ from: null, to: null });
});
