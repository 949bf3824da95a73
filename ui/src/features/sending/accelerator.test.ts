import { expect, test } from "vitest";
import { acceleratorOf, capsOf } from "./accelerator";

const keys = (code: string, ...held: ("ctrlKey" | "metaKey" | "altKey" | "shiftKey")[]) => ({
  code,
  ctrlKey: held.includes("ctrlKey"),
  metaKey: held.includes("metaKey"),
  altKey: held.includes("altKey"),
  shiftKey: held.includes("shiftKey"),
});

test("what is pressed becomes what the system is asked for, and typing stays typing", () => {
  expect(acceleratorOf(keys("KeyN", "ctrlKey", "altKey"), false)).toBe("CommandOrControl+Alt+N");
  expect(acceleratorOf(keys("KeyN", "metaKey", "altKey"), true)).toBe("CommandOrControl+Alt+N");
  expect(acceleratorOf(keys("KeyN", "ctrlKey", "shiftKey"), true)).toBe("Control+Shift+N");
  expect(acceleratorOf(keys("Digit1", "altKey"), false)).toBe("Alt+1");
  expect(acceleratorOf(keys("F8"), false)).toBe("F8");
  expect(acceleratorOf(keys("ArrowDown", "ctrlKey", "altKey"), false)).toBe("CommandOrControl+Alt+Down");
  for (const typed of [keys("KeyN"), keys("KeyN", "shiftKey"), keys("ControlLeft", "ctrlKey"), keys("Enter", "altKey")])
    expect(acceleratorOf(typed, false)).toBeNull();
});

test("its caps are those of the keyboard", () => {
  expect(capsOf("CommandOrControl+Alt+N", false)).toEqual(["Ctrl", "Alt", "N"]);
  expect(capsOf("CommandOrControl+Alt+N", true)).toEqual(["⌘", "⌥", "N"]);
});
