// What the shell hands over before the first script runs: `window.__TULOU__`, set by the initialization script, so that Today
// paints without asking. In the browser there is none and the same rows are asked for.

import type { Error as CoreFault } from "../bindings/Error";

export interface Boot {
  language?: string | null;
  theme?: "light" | "dark" | null;
  /** Each becomes the first content of the query cache, under the key of that command and input. */
  answers?: { name: string; input: unknown; output: unknown }[];
  /** Why there is no workspace. */
  fault?: CoreFault | null;
}

export function boot(): Boot {
  return (globalThis as { __TULOU__?: Boot }).__TULOU__ ?? {};
}
