// Moving several things by the same distance: asked for from the bars and menus of content and events.

import type { Kind } from "../../bindings/Kind";
import { question } from "../question";

export interface Shiftable {
  uid: string;
  series: boolean;
  /** Null: it has no time that could move. */
  start: string | null;
}

export interface ShiftQuestion {
  kind: Kind;
  items: Shiftable[];
}

export const shifting = question<ShiftQuestion>();

/** Days and minutes as the core counts them, from what was typed; null when nothing would move. */
export function distance(days: number, hours: number, earlier: boolean): { days: number; minutes: number } | null {
  const sign = earlier ? -1 : 1;
  const minutes = Math.round(hours * 60);
  if (!Number.isFinite(days) || !Number.isFinite(minutes) || days < 0 || minutes < 0 || days + minutes === 0)
    return null;
  return { days: sign * Math.round(days) || 0, minutes: sign * minutes || 0 };
}
