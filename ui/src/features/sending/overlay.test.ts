import { describe, expect, test } from "vitest";
import type { SendQueue } from "../../bindings/SendQueue";
import { copiesMade, forget, isGone, NOTHING, note, settle, writing } from "./overlay";

const queue = (held: number): SendQueue => ({
  items: [],
  channels: [],
  steps: [],
  held,
  ahead: 0,
  next_at: null,
  accounts: [],
  operators: [],
});

describe("what the queue does not know yet", () => {
  const [first, second] = [queue(1), queue(2)];

  test("counts while it is written, whatever queue comes, and until the next one afterwards", () => {
    const known = writing({ copied: 2 });
    const noted = note(NOTHING, "k", known);
    expect([first, second].map((of) => copiesMade(noted, "k", of, 0))).toEqual([2, 2]);
    const settled = settle(noted, "k", known, first);
    expect([first, second].map((of) => copiesMade(settled, "k", of, 1))).toEqual([2, 1]);
  });

  test("an earlier writing that ends says nothing about a later one", () => {
    const early = writing({ copied: 1 });
    const two = note(note(NOTHING, "k", early), "k", writing({ copied: 2 }));
    expect(copiesMade(settle(two, "k", early, first), "k", second, 1)).toBe(2);
    expect(forget(two, "k", early)).toBe(two);
  });

  test("a delivery that was marked is copied anew when it comes back", () => {
    const known = writing({ gone: true });
    const marked = note(note(NOTHING, "k", writing({ copied: 3 })), "k", known);
    expect(isGone(marked, "k", first)).toBe(true);
    const settled = settle(marked, "k", known, first);
    expect([isGone(settled, "k", second), copiesMade(settled, "k", second, 0)]).toEqual([false, 0]);
    expect(isGone(forget(marked, "k", known), "k", first)).toBe(false);
  });
});
