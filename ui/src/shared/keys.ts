// Keys as people press them, on every keyboard and with every input method.

/** True while an input method composes: such a key belongs to it, whatever the key is. macOS sends Enter after the composition
 *  has ended, with `isComposing` false and the old code 229. Every handler of Enter, Escape or a shortcut asks here first. */
export function isIme(event: {
  isComposing?: boolean;
  keyCode: number;
  nativeEvent?: { isComposing: boolean };
}): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** True where typing goes into a text, so that bare letters are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range", "color"].includes(target.type);
}

/** A key press in the notation of `Action.keys`: `mod+shift+z`, `t`, `arrowleft`, `?`. */
export function pressed(event: KeyboardEvent): string {
  // The plus of a zoom stands on the key of "=", and is a separator here.
  const key = event.key === " " ? "space" : event.key === "+" ? "=" : event.key.toLowerCase();
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("mod");
  if (isMac && event.ctrlKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  // Shift is part of what "?" or "=" already say; it counts with letters and named keys.
  if (event.shiftKey && (key.length > 1 || /^[a-z]$/.test(key))) parts.push("shift");
  parts.push(key);
  return parts.join("+");
}

const NAMES: Record<string, string> = {
  mod: isMac ? "⌘" : "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  shift: isMac ? "⇧" : "Shift",
  ctrl: isMac ? "⌃" : "Ctrl",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  enter: isMac ? "↩" : "Enter",
  escape: "Esc",
  delete: isMac ? "⌦" : "Del",
  backspace: isMac ? "⌫" : "Backspace",
  space: "Space",
};

/** The keys of an action as caps to draw: `mod+shift+z` → [["Ctrl", "Shift", "Z"]], `g t` → [["G"], ["T"]]. */
export function keyCaps(keys: string): string[][] {
  return keys.split(" ").map((chord) => chord.split("+").map((key) => NAMES[key] ?? key.toUpperCase()));
}
