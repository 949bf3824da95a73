// How large everything stands in the window, in the steps that browsers have taught; kept on this machine.

import { preference, setPreference } from "../platform/preferences";
import { zoom } from "../platform/window";

const STEPS = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
const NAME = "zoom";

/** The next larger (`1`) or smaller (`-1`) step after a factor; the last one stays. */
export function nextZoom(factor: number, way: 1 | -1): number {
  const further = way > 0 ? STEPS.find((step) => step > factor) : STEPS.findLast((step) => step < factor);
  return further ?? factor;
}

function show(factor: number): void {
  setPreference(NAME, factor);
  void zoom(factor);
}

export const zoomBy = (way: 1 | -1): void => show(nextZoom(preference(NAME, 1), way));
export const zoomAsDesigned = (): void => show(1);

/** Called once at the start. */
export function applyZoom(): void {
  const factor = preference(NAME, 1);
  if (factor !== 1) void zoom(factor);
}
