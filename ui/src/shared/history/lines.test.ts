import { expect, it } from "vitest";
import type { HistoryEntry } from "../../bindings/HistoryEntry";
import { linesOf, type Words } from "./lines";

const words: Words = {
  own: { title: { title: "Title", value: String } },
  belongings: {
    delivery: { title: "Sending", columns: { state: { title: "State", value: String } }, added: "marked" },
    schedule: { title: "Time", columns: { start: { title: "Start", value: String } }, added: null, removed: null },
  },
};

const entry = (uid: string, table: string, op: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  uid,
  table,
  op,
  label: null,
  step: "s",
  command: "",
  kind: "do",
  at: 1,
  operator: null,
  before: null,
  after: null,
  ...more,
});

const told = (entries: HistoryEntry[]) =>
  linesOf(entries, ["post"], words).map(({ belonging, entry, labels, changes }) =>
    [belonging?.title ?? "own", entry.op, labels.join("+"), changes.map(({ column }) => column).join("+")].join(" "),
  );

it("tells of the record and of what belongs to it, and leaves out what has no words", () => {
  expect(
    told([
      entry("post", "content", "u", { before: { title: "a", updated_at: 1 }, after: { title: "b", updated_at: 2 } }),
      entry("post", "content", "u", { before: { updated_at: 1 }, after: { updated_at: 2 } }),
      entry("x", "ics_source", "i"),
      entry("d", "delivery", "i", { label: "Group 1" }),
      entry("post", "content", "i"),
    ]),
  ).toEqual(["own u  title", "Sending i Group 1 ", "own i  "]);
});

it("makes one line of what a step did alike to many rows", () => {
  const sent = { before: { state: "pending" }, after: { state: "sent" } };
  expect(
    told([
      entry("d1", "delivery", "u", { label: "Group 1", ...sent }),
      entry("d2", "delivery", "u", { label: "Group 2", ...sent }),
      entry("d3", "delivery", "u", { label: "Group 3", before: { state: "pending" }, after: { state: "failed" } }),
      entry("d1", "delivery", "u", { label: "Group 1", step: "earlier", ...sent }),
    ]),
  ).toEqual(["Sending u Group 1+Group 2 state", "Sending u Group 3 state", "Sending u Group 1 state"]);
});

it("keeps still about rows whose coming and going the record's own change tells", () => {
  expect(told([entry("t", "schedule", "i"), entry("t", "schedule", "d")])).toEqual([]);
  const moved = { before: { start: "1" }, after: { start: "2" } };
  expect(told([entry("t", "schedule", "u", moved)])).toEqual(["Time u  start"]);
});
