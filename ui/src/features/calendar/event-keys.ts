// What a key means on a focused event.

interface Key {
  key: string;
  altKey: boolean;
  shiftKey: boolean;
}

/** `stays`: it would move what cannot be moved any more, which is said rather than ignored. */
export type Act = "nudge" | "move" | "delete" | "stays";

export function actOf({ key, altKey, shiftKey }: Key, { locked }: { locked: boolean }): Act | null {
  if (altKey && key.startsWith("Arrow")) return locked ? "stays" : "nudge";
  if (shiftKey && key.toLowerCase() === "m") return locked ? "stays" : "move";
  return key === "Delete" || key === "Backspace" ? "delete" : null;
}
