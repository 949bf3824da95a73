import { expect, it } from "vitest";
import { hasAged } from "./day";

it.each<[string, unknown, boolean]>([
  ["before its next moment", { next_late_at: 2_000 }, false],
  ["at its next moment", { next_late_at: 1_000 }, true],
  ["after it", { rows: [], next_late_at: 900 }, true],
  ["when nothing of it can become late", { next_late_at: null }, false],
  ["when it says nothing of that", [{ late: true }], false],
  ["while there is no answer", undefined, false],
])("an answer is asked again %s: %#", (_, answer, aged) => {
  expect(hasAged(answer, 1_000)).toBe(aged);
});
