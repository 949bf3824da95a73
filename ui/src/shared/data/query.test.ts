import { beforeEach, expect, it } from "vitest";
import { queryClient, refresh } from "./query";

const ask = (name: string, on?: string[]) =>
  queryClient
    .getQueryCache()
    .build(queryClient, { queryKey: [name], meta: { on } })
    .setData("answer");
const old = (name: string) => queryClient.getQueryState([name])?.isInvalidated;

beforeEach(() => queryClient.clear());

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
