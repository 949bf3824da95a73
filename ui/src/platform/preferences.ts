// What belongs to this machine's window and to nobody's data: theme, language, folded sidebar, column widths, last address.
// Kept by the web view; a missing or unreadable value is simply the default.

import { useSyncExternalStore } from "react";

const PREFIX = "tulou.";
const listeners = new Set<() => void>();
const parsed = new Map<string, { text: string | null; value: unknown }>();

function read<T>(key: string, fallback: T): T {
  let text: string | null = null;
  try {
    text = localStorage.getItem(PREFIX + key);
  } catch {
    return fallback;
  }
  const known = parsed.get(key);
  if (known && known.text === text) return known.value as T;
  let value: unknown = fallback;
  if (text !== null) {
    try {
      value = JSON.parse(text);
    } catch {
      value = fallback;
    }
  }
  parsed.set(key, { text, value });
  return value as T;
}

export function preference<T>(key: string, fallback: T): T {
  return read(key, fallback);
}

export function setPreference<T>(key: string, value: T): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs comfort, never data.
    parsed.set(key, { text: null, value });
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A preference as state: `const [folded, setFolded] = usePreference("sidebar.folded", false)`. */
export function usePreference<T>(key: string, fallback: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribe, () => read(key, fallback));
  return [value, (next: T) => setPreference(key, next)];
}
