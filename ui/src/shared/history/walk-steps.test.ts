import { beforeEach, expect, it, vi } from "vitest";
import type { StepEntry } from "../../bindings/StepEntry";
import type { StepState } from "../../bindings/StepState";
import { stepsUpTo, walkSteps } from "./walk-steps";

const call = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", () => ({ call }));

const step = (uid: string, state: StepState, mine = true): StepEntry => ({
  uid,
  state,
  mine,
  command: "member_add",
  detail: {},
  at: 0,
  operator: null,
});
// Newest first.
const STEPS = [
  step("u2", "undone"),
  step("u1", "undone"),
  step("d3", "done"),
  step("other", "done", false),
  step("d2", "done"),
  step("f", "final"),
  step("d1", "done"),
];

beforeEach(() => call.mockReset());

it("goes back through the own steps that hold, newest first", () => {
  expect(stepsUpTo(STEPS, "d2")).toEqual(["d3", "d2"]);
  expect(stepsUpTo(STEPS, "d1")).toEqual(["d3", "d2", "d1"]);
});

it("goes forward through the undone ones, oldest first", () => {
  expect(stepsUpTo(STEPS, "u2")).toEqual(["u1", "u2"]);
});

it("knows no way to what cannot be taken back", () => {
  for (const uid of ["f", "other", "gone"]) expect(stepsUpTo(STEPS, uid)).toEqual([]);
});

it("goes exactly as far as asked", async () => {
  call.mockResolvedValueOnce({ uid: "d3" }).mockResolvedValueOnce({ uid: "d2" });
  expect(await walkSteps("undo", ["d3", "d2"])).toEqual({ done: 2, fault: null });
  expect(call).toHaveBeenCalledTimes(2);
});

it("stops at a step that it did not expect", async () => {
  call.mockResolvedValue({ uid: "new" });
  expect(await walkSteps("undo", ["d3", "d2"])).toMatchObject({ done: 1, fault: { code: "conflict" } });
  expect(call).toHaveBeenCalledTimes(1);
});

it("says how far it came when a step is refused", async () => {
  call.mockResolvedValueOnce({ uid: "d3" }).mockRejectedValueOnce({ code: "conflict", details: {} });
  expect(await walkSteps("undo", ["d3", "d2"])).toMatchObject({ done: 1, fault: { code: "conflict" } });
});
