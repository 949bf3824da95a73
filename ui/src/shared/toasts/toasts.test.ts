import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { currentToasts, sayWhile } from "./toasts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const said = () => currentToasts().map(({ text }) => text);
const takes = (ms: number) => new Promise<string>((done) => setTimeout(() => done("done"), ms));

it("says nothing of what is quick", async () => {
  const work = sayWhile("Undoing", takes(200));
  await vi.advanceTimersByTimeAsync(300);
  expect(await work).toBe("done");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said()).toEqual([]);
});

it("says what takes long, for as long as it does", async () => {
  const work = sayWhile("Undoing", takes(40_000));
  await vi.advanceTimersByTimeAsync(700);
  expect(said()).toEqual(["Undoing"]);
  await vi.advanceTimersByTimeAsync(35_000);
  expect(said()).toEqual(["Undoing"]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await work).toBe("done");
  expect(said()).toEqual([]);
});

it("goes when the work fails, too", async () => {
  const work = sayWhile(
    "Undoing",
    takes(2_000).then(() => Promise.reject(new Error("refused"))),
  );
  const failed = expect(work).rejects.toThrow("refused");
  await vi.advanceTimersByTimeAsync(3_000);
  await failed;
  expect(said()).toEqual([]);
});
