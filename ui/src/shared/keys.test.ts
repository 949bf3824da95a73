import { expect, it } from "vitest";
import { isIme, isTyping, keyCaps, pressed } from "./keys";

const key = (init: KeyboardEventInit & { keyCode?: number }) => {
  const event = new KeyboardEvent("keydown", init);
  if (init.keyCode !== undefined) Object.defineProperty(event, "keyCode", { value: init.keyCode });
  return event;
};

it("leaves keys to a composing input method", () => {
  expect(isIme(key({ key: "Enter", isComposing: true }))).toBe(true);
});

it("leaves the Enter to it that macOS sends after the composition has ended", () => {
  expect(isIme(key({ key: "Enter", keyCode: 229 }))).toBe(true);
  expect(isIme(key({ key: "Enter", keyCode: 13 }))).toBe(false);
});

it.each([
  [{ key: "k", ctrlKey: true }, "mod+k"],
  [{ key: "Z", ctrlKey: true, shiftKey: true }, "mod+shift+z"],
  [{ key: "ArrowLeft", altKey: true }, "alt+arrowleft"],
  [{ key: "?", shiftKey: true }, "?"],
  [{ key: " " }, "space"],
])("names %j as %s", (init, name) => {
  expect(pressed(key(init))).toBe(name);
});

it("knows where text is typed", () => {
  const input = document.createElement("input");
  expect(isTyping(input)).toBe(true);
  input.type = "checkbox";
  expect(isTyping(input)).toBe(false);
  expect(isTyping(document.createElement("textarea"))).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
});

it("draws chords and sequences as caps", () => {
  expect(keyCaps("mod+shift+z")).toEqual([["Ctrl", "Shift", "Z"]]);
  expect(keyCaps("g t")).toEqual([["G"], ["T"]]);
});
