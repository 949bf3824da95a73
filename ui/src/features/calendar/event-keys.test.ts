import { expect, it } from "vitest";
import { actOf } from "./event-keys";

const key = (name: string, held: { altKey?: boolean; shiftKey?: boolean } = {}) => ({
  key: name,
  altKey: false,
  shiftKey: false,
  ...held,
});

it("moves by Alt and an arrow, asks where to by Shift+M, deletes by Delete", () => {
  const event = { locked: false };
  expect(actOf(key("ArrowRight", { altKey: true }), event)).toBe("nudge");
  expect(actOf(key("M", { shiftKey: true }), event)).toBe("move");
  expect(actOf(key("Delete"), event)).toBe("delete");
  expect(actOf(key("ArrowRight"), event)).toBeNull();
});

it("says of what was sent that it stays, and deletes it all the same", () => {
  const sent = { locked: true };
  expect(actOf(key("ArrowRight", { altKey: true }), sent)).toBe("stays");
  expect(actOf(key("M", { shiftKey: true }), sent)).toBe("stays");
  expect(actOf(key("Backspace"), sent)).toBe("delete");
});
