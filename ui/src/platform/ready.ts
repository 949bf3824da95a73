// Tells the shell once that Today stands on the screen with its data: after two animation frames, when the pixels are out.

import { inWindow } from "./call";
import { tauri } from "./tauri";

let told = false;

export function todayPainted(): void {
  if (told) return;
  told = true;
  if (!inWindow) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const first_paint_ms = paint?.startTime ?? performance.now();
      // Only measurements want to know; a failure concerns nobody else.
      tauri.rpc("window_ready", { first_paint_ms }).catch(() => undefined);
    }),
  );
}
