import { expect, it } from "vitest";
import type { ActivityRow } from "../../bindings/ActivityRow";
import { timeline } from "./timeline";

const row = (uid: string, start: string | null) => ({ uid, start }) as ActivityRow;

it("parts events by day: what began this morning is still to come", () => {
  const rows = [
    row("tomorrow", "2026-11-23T20:00:00"),
    row("this morning", "2026-11-22T08:00:00"),
    row("some day", null),
    row("yesterday", "2026-11-21T20:00:00"),
    row("last week", "2026-11-15T20:00:00"),
  ];
  const { upcoming, undated, past } = timeline(rows, "2026-11-22");
  const uids = (list: ActivityRow[]) => list.map(({ uid }) => uid);
  expect(uids(upcoming)).toEqual(["this morning", "tomorrow"]);
  expect(uids(undated)).toEqual(["some day"]);
  expect(uids(past)).toEqual(["yesterday", "last week"]);
});
