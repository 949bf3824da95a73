import { expect, it } from "vitest";
import { hatchings } from "./hatching";
import type { Occurrence } from "./occurrence";

const range = { from: "2026-11-16", to: "2026-11-18" };

const occurrence = (key: string, parts: Partial<Occurrence>): Occurrence => ({
  key,
  kind: "activity",
  uid: key,
  original: "",
  title: key,
  start: "2026-11-16T20:00:00",
  end: "2026-11-16T21:00:00",
  minutes: 60,
  all_day: false,
  recurring: false,
  late: false,
  done: false,
  locked: false,
  conflicts: [],
  ...parts,
});

it("hatches the hours that events take, not posts and not whole days", () => {
  const found = hatchings(
    range,
    [occurrence("talk", {}), occurrence("post", { kind: "content" }), occurrence("camp", { all_day: true })],
    null,
  );
  expect(found).toEqual([{ key: "talk", start: "2026-11-16T20:00:00", end: "2026-11-16T21:00:00", why: "taken" }]);
});

it("hatches quiet hours over midnight, from the night before on", () => {
  const spans = hatchings(range, [], { from: "22:30", to: "07:00" }).map(({ start, end }) => `${start} ${end}`);
  expect(spans).toEqual([
    "2026-11-15T22:30:00 2026-11-16T07:00:00",
    "2026-11-16T22:30:00 2026-11-17T07:00:00",
    "2026-11-17T22:30:00 2026-11-18T07:00:00",
  ]);
});

it("hatches quiet hours of the afternoon within their day", () => {
  const spans = hatchings(range, [], { from: "12:00", to: "14:00" });
  expect(spans.map(({ start }) => start)).toEqual(["2026-11-16T12:00:00", "2026-11-17T12:00:00"]);
});
