// "Move to…" of a row: the row asks, a dialog that the frame keeps beside the page answers. Its fields are no part of the first load.

import type { DayItem } from "../../bindings/DayItem";

let asked: DayItem | null = null;
const listeners = new Set<() => void>();

export function askMove(item: DayItem | null): void {
  asked = item;
  for (const listener of listeners) listener();
}

export const currentMove = (): DayItem | null => asked;

export function subscribeMove(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
