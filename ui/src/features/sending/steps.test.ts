import { describe, expect, test } from "vitest";
import type { QueueItem } from "../../bindings/QueueItem";
import type { SendQueue } from "../../bindings/SendQueue";
import { NOTHING, note, writing } from "./overlay";
import { currentOf, marksOf, stepAfter, stepsOf } from "./steps";

const item = (uid: string, original = ""): QueueItem => ({
  uid,
  original,
  title: uid,
  start: "2026-03-02T08:00:00",
  start_at: 0,
  all_day: false,
  due: true,
  progress: { total: 2, sent: 0, skipped: 0, failed: 0, held: 0 },
});
const channel = (uid: string) => ({
  uid,
  name: uid,
  number: null,
  kind: "wechat_group" as const,
  account: null,
  operator: null,
});
const queue: SendQueue = {
  items: [item("早"), item("晚", "2026-03-02T20:00:00")],
  channels: [channel("一"), channel("二")],
  steps: [
    { item: 0, channel: 0, copied: 0, failed: false, late: true },
    { item: 0, channel: 1, copied: 2, failed: false, late: false },
    { item: 1, channel: 0, copied: 0, failed: true, late: false },
  ],
  held: 0,
  ahead: 0,
  next_at: null,
  accounts: [],
  operators: [],
};

describe("the steps of a queue", () => {
  test("what was marked meanwhile is left out until the queue knows it itself", () => {
    expect(stepsOf(queue, NOTHING).map(({ key }) => key)).toEqual(["早@>一", "早@>二", "晚@2026-03-02T20:00:00>一"]);
    const marked = note(NOTHING, "早@>一", writing({ gone: true }));
    const copied = note(marked, "早@>二", writing({ copied: 3 }));
    expect(stepsOf(queue, copied).map((step) => step.copied)).toEqual([3, 0]);
  });

  test("the chosen step is up while it is there", () => {
    const steps = stepsOf(queue, NOTHING);
    expect(currentOf(steps, "早@>二")?.key).toBe("早@>二");
    expect(currentOf(steps, "gone")?.key).toBe("早@>一");
    expect(currentOf([], "gone")).toBeUndefined();
  });

  test("going on and back goes round, and stays where there is nothing else", () => {
    const steps = stepsOf(queue, NOTHING);
    expect(stepAfter(steps, "早@>二")).toBe("晚@2026-03-02T20:00:00>一");
    expect(stepAfter(steps, "晚@2026-03-02T20:00:00>一")).toBe("早@>一");
    expect(stepAfter(steps, "早@>一", -1)).toBe("晚@2026-03-02T20:00:00>一");
    expect(stepAfter(steps.slice(0, 1), "早@>一")).toBeNull();
  });

  test("all of them are marked item by item, with exactly the channels that were shown", () => {
    expect(marksOf(stepsOf(queue, NOTHING))).toEqual([
      { uid: "早", original: "", state: "sent", channels: ["一", "二"] },
      { uid: "晚", original: "2026-03-02T20:00:00", state: "sent", channels: ["一"] },
    ]);
  });
});
