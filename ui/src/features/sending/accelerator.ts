// Keys as the system wants them (`CommandOrControl+Alt+N`), from what was pressed. Pure.

import { isMac } from "../../shared/keys";

type Pressed = Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const NAMED = new Set(["Space", "Insert", "Home", "End", "PageUp", "PageDown", "Minus", "Equal", "Comma", "Period"]);

/** The key itself; nothing for one that only goes with others, or that programs need for themselves. */
function keyOf(code: string): string | null {
  const letter = /^Key([A-Z])$|^Digit(\d)$/.exec(code);
  if (letter) return letter[1] ?? letter[2] ?? null;
  return /^F\d{1,2}$/.test(code) || /^Arrow/.test(code) || NAMED.has(code) ? code.replace("Arrow", "") : null;
}

/** Nothing while the keys are no shortcut: a letter alone, or with Shift only, is typed in every program. */
export function acceleratorOf({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed, mac = isMac): string | null {
  const key = keyOf(code);
  if (key === null) return null;
  const parts = [
    (mac ? metaKey : ctrlKey) && "CommandOrControl",
    mac && ctrlKey && "Control",
    !mac && metaKey && "Super",
    altKey && "Alt",
    shiftKey && "Shift",
  ].filter((part) => part !== false);
  const alone = parts.length === 0 || (parts.length === 1 && shiftKey);
  if (alone && !/^F\d/.test(key)) return null;
  return [...parts, key].join("+");
}

/** The same as caps to draw. */
export function capsOf(keys: string, mac = isMac): string[] {
  const words: Record<string, string> = mac
    ? { CommandOrControl: "⌘", Control: "⌃", Alt: "⌥", Shift: "⇧" }
    : { CommandOrControl: "Ctrl", Super: "Win" };
  return keys.split("+").map((part) => words[part] ?? part);
}
