import { expect, test } from "vitest";
import type { SendQueue } from "../../bindings/SendQueue";
import { counted, sum, type Tally, withMarks } from "./tally";

const queue = (...items: [uid: string, sent: number, left: boolean][]): SendQueue => ({
  items: items.map(([uid, sent]) => ({
    uid,
    original: "",
    title: uid,
    start: "2026-03-02T08:00:00",
    start_at: 0,
    all_day: false,
    due: true,
    progress: { total: 40, sent, skipped: 0, failed: 0, held: 0 },
  })),
  channels: [],
  steps: items.flatMap(([, , left], item) =>
    left ? [{ item, channel: 0, copied: 0, failed: false, late: false }] : [],
  ),
  held: 0,
  ahead: 0,
  next_at: null,
  accounts: [],
  operators: [],
});
const NONE: Tally = {};

test("what was sent before the page was opened counts, what had nothing left does not", () => {
  expect(sum(counted(NONE, queue(["早", 28, true], ["昨", 40, false])))).toEqual({ sent: 28, total: 40 });
});

test("what is done stays in the count when it leaves the queue, what was put off does not", () => {
  let tally = counted(NONE, queue(["早", 39, true], ["午", 0, true], ["晚", 1, true]));
  tally = withMarks(tally, "早", "", "sent", 1);
  expect(sum(tally)).toEqual({ sent: 41, total: 120 });
  tally = counted(tally, queue(["晚", 1, true]));
  expect(sum(tally)).toEqual({ sent: 41, total: 80 });
});

test("left out is done but not sent, and failed is neither", () => {
  const before = counted(NONE, queue(["早", 38, true]));
  const marked = withMarks(withMarks(before, "早", "", "skipped", 1), "早", "", "failed", 1);
  expect(sum(marked)).toEqual({ sent: 38, total: 40 });
  expect(sum(counted(withMarks(marked, "早", "", "sent", 1), queue()))).toEqual({ sent: 39, total: 40 });
});
