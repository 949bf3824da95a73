import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Answer } from "../../platform/boot";
import { firstAnswers, queryClient, refresh } from "./query";

const ask = (name: string, on?: string[]) =>
  queryClient
    .getQueryCache()
    .build(queryClient, { queryKey: [name], meta: { on } })
    .setData("answer");
const old = (name: string) => queryClient.getQueryState([name])?.isInvalidated;

const hand = (opened: Promise<Answer[]>) => vi.stubGlobal("__TULOU__", { opened });

beforeEach(() => queryClient.clear());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("makes those answers old that rest on a touched table, and those that do not say on what they rest", () => {
  ask("members", ["member"]);
  ask("tags", ["tag"]);
  ask("steps");
  refresh(["member", "change"]);
  expect([old("members"), old("tags"), old("steps")]).toEqual([true, false, true]);
});

it("takes a write to this machine's own tables for a write to any of them", () => {
  ask("reminders", ["reminder", "reminder_fire"]);
  ask("tags", ["tag"]);
  refresh(["local"]);
  expect([old("reminders"), old("tags")]).toEqual([true, false]);
});

it("asks nothing more about a community that is not there any more", async () => {
  queryClient.setQueryData(["workspace_overview", {}], { communities: [{ uid: "here" }] });
  for (const community of ["here", "gone"]) queryClient.setQueryData(["channels", { community }], []);
  await refresh(["channel", "community"]);
  const asked = (community: string) => queryClient.getQueryState(["channels", { community }])?.isInvalidated;
  expect([asked("here"), asked("gone")]).toEqual([true, false]);
});

it("takes the answers that the shell hands over", async () => {
  hand(Promise.resolve([{ name: "today", input: { mine: false }, output: "a day" }]));
  await firstAnswers();
  expect(queryClient.getQueryData(["today", { mine: false }])).toBe("a day");
});

it("paints without them when they take long, and takes them when they come", async () => {
  vi.useFakeTimers();
  let answer: (answers: Answer[]) => void = () => undefined;
  hand(new Promise((resolve) => (answer = resolve)));
  const first = firstAnswers();
  await vi.advanceTimersByTimeAsync(300);
  await first;
  expect(queryClient.getQueryData(["today", {}])).toBeUndefined();
  answer([{ name: "today", input: {}, output: "a day" }]);
  await vi.advanceTimersByTimeAsync(0);
  expect(queryClient.getQueryData(["today", {}])).toBe("a day");
});

it("paints although the shell cannot answer, and keeps what the page has asked for itself", async () => {
  hand(Promise.reject(new Error("no shell")));
  await firstAnswers();
  queryClient.setQueryData(["today", {}], "newer");
  hand(Promise.resolve([{ name: "today", input: {}, output: "older" }]));
  await firstAnswers();
  expect(queryClient.getQueryData(["today", {}])).toBe("newer");
});
