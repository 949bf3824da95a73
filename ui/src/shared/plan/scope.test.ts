import { expect, it, vi } from "vitest";

vi.mock("../../platform/call", () => ({ transport: { onSignal: () => () => undefined } }));
vi.mock("../../platform/window", () => ({ flushed: vi.fn() }));

const { noteWriting, writeDrafts } = await import("../fields/open-drafts");
const { askScope, currentQuestion } = await import("./scope");

it("keeps a text whose question is open when the window closes, for the one date, and closing waits until it is stored", async () => {
  const stored = vi.fn();
  noteWriting(
    askScope("edit").then(async (scope) => {
      await Promise.resolve();
      stored(scope);
    }),
  );
  expect(currentQuestion()).not.toBeNull();
  await writeDrafts();
  expect(stored).toHaveBeenCalledExactlyOnceWith("this");
  expect(currentQuestion()).toBeNull();
});

it.each([
  ["move", undefined, "this"],
  ["edit", ["all"], "all"],
  ["edit", ["following", "all"], null],
  ["move", ["following", "all"], null],
  ["move", ["all"], null],
  ["delete", undefined, null],
] as const)("answers an open question to %s %s with %s when the window closes", async (verb, scopes, answer) => {
  const asked = askScope(verb, scopes ? { scopes: [...scopes] } : {});
  await writeDrafts();
  expect(await asked).toBe(answer);
});

it("answers only the question that is open", async () => {
  const answered = askScope("edit");
  currentQuestion()?.answer("following");
  const dropped = askScope("edit");
  currentQuestion()?.answer(null);
  await writeDrafts();
  expect([await answered, await dropped]).toEqual(["following", null]);
});

it("leaves it as it is when the window closes over a warning", async () => {
  const asked = askScope("edit", { scopes: ["all"], warnings: { all: "3 registrations" } });
  await writeDrafts();
  expect(await asked).toBeNull();
});
