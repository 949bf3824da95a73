import { expect, test } from "vitest";
import type { NameCandidate } from "../../bindings/NameCandidate";
import type { NamedEntry } from "../../bindings/NamedEntry";
import { type Choices, linesOf, settled, sumsOf } from "./settle";

const candidate = (member: string, more: Partial<NameCandidate> = {}): NameCandidate => ({
  member,
  name: member,
  reason: "name",
  in_group: true,
  nickname: null,
  remark: null,
  phone_end: null,
  groups: [],
  already: null,
  ...more,
});

const entry = (name: string, more: Partial<NamedEntry> = {}): NamedEntry => ({
  line: 1,
  place: null,
  raw: name,
  name,
  key: name,
  extra: null,
  note: null,
  phone: null,
  cancelled: false,
  doubt: null,
  repeats: null,
  state: "matched",
  candidates: [candidate(name)],
  stays_text: false,
  already: null,
  ...more,
});

const none: Choices = { of: {}, extra: {}, unknown: "text" };
const register = { kind: "register", activity: "a" } as const;
const came = { kind: "attend", activity: "a" } as const;

test("only what is sure is settled; struck lines and repetitions are left out", () => {
  const there = candidate("e", { already: { state: "cancelled", extra: 0, award: null } });
  const lines = linesOf(
    [
      entry("a", { extra: 2 }),
      entry("b", { state: "likely" }),
      entry("c", { state: "ambiguous", candidates: [candidate("c1"), candidate("c2")] }),
      entry("d", { cancelled: true }),
      entry("e", { candidates: [there] }),
      entry("f", { state: "unknown", candidates: [] }),
      entry("g", { state: "unknown", candidates: [], doubt: "name" }),
      entry("a", { repeats: 1 }),
    ],
    none,
    register,
  );
  expect(lines.map(({ choice }) => choice?.kind)).toEqual([
    "member",
    undefined,
    undefined,
    "out",
    undefined,
    "text",
    undefined,
    "out",
  ]);
  expect(sumsOf(lines, register)).toEqual({ people: 4, fresh: 2, already: 0, off: 0, open: 4 });
  expect(settled(lines, register).people.map(({ name, extra }) => [name, extra])).toEqual([
    ["a", 2],
    ["f", 0],
  ]);
});

test("what was chosen is remembered, and one member who was chosen twice comes once", () => {
  const two = { state: "ambiguous" as const, candidates: [candidate("x"), candidate("y")] };
  const lines = linesOf(
    [entry("王芳", two), entry("王芳", two), entry("老王", { state: "likely", candidates: [candidate("z")] })],
    {
      ...none,
      of: {
        "王芳#1": { kind: "member", member: "y" },
        "王芳#2": { kind: "member", member: "y" },
        "老王#1": { kind: "text" },
      },
    },
    came,
  );
  const { people, learned } = settled(lines, came);
  expect(people.map(({ name, extra }) => [name, extra])).toEqual([
    ["王芳", null],
    ["老王", null],
  ]);
  expect(learned?.slice(1)).toEqual([
    { key: "王芳", member: "y" },
    { key: "老王", member: null },
  ]);
  expect(sumsOf(lines, register)).toEqual({ people: 2, fresh: 2, already: 0, off: 0, open: 0 });
});

test("who is registered and called it off is registered no more; of two of that name somebody says which", () => {
  const registered = { already: { state: "registered" as const, extra: 0, award: null } };
  const off = (name: string, more: Partial<NamedEntry> = {}) => entry(name, { cancelled: true, ...more });
  const entries = [
    off("a", { candidates: [candidate("a", registered)] }),
    off("b"),
    off("c", { state: "ambiguous", candidates: [candidate("c1"), candidate("c2", registered)] }),
    off("d", { state: "unknown", candidates: [], ...registered }),
    off("e", { state: "unknown", candidates: [] }),
  ];
  const lines = linesOf(entries, none, register);
  expect(lines.map(({ choice }) => choice?.kind)).toEqual(["member", "out", undefined, "text", "out"]);
  expect(sumsOf(lines, register)).toEqual({ people: 0, fresh: 0, already: 0, off: 2, open: 1 });
  expect(settled(lines, register).people).toEqual([
    { name: "a", member: "a", called_off: true },
    { name: "d", member: null, called_off: true },
  ]);
  // A list of who came takes nobody's seat.
  expect(linesOf(entries, none, came).every(({ choice }) => choice?.kind === "out")).toBe(true);
  // Whom a line above registers all the same, the line that calls it off leaves alone.
  const kept = linesOf(
    [entry("a", { candidates: [candidate("a", registered)] }), ...entries.slice(0, 1)],
    none,
    register,
  );
  expect(settled(kept, register).people).toMatchObject([{ name: "a", extra: 0 }]);
});
