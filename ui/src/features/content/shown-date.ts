// Which date of a series its sending is shown for.

import type { ContentView } from "../../bindings/ContentView";

export interface ShownDate {
  /** Whether there are several. */
  series: boolean;
  /** Its name in the series; empty for what happens once, missing while none is chosen. */
  original?: string;
  /** When it happens, on the community's clocks. */
  start: string | null;
}

export function shownDate(content: ContentView, original: string | undefined): ShownDate {
  const when = content.schedule?.when;
  if (!when?.rule) return { series: false, original: "", start: when?.start ?? null };
  if (original === undefined) return { series: true, start: null };
  const moved = content.schedule?.exceptions.find((exception) => exception.original === original);
  return { series: true, original, start: moved?.start ?? original };
}
