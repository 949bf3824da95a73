// What the shell says before the first script runs: `window.__TULOU__`, set by the initialization script. The first answers are
// asked for there, too, so that they come while the page is still being read. In the browser there is none of it, and the page
// asks for the same rows itself.

export interface Answer {
  name: string;
  input: unknown;
  output: unknown;
}

export interface Boot {
  language?: string | null;
  theme?: "light" | "dark" | null;
  /** What the frame and Today ask first, answered when the workspace is open; nothing when it cannot be opened. */
  opened?: Promise<Answer[]>;
}

export function boot(): Boot {
  return (globalThis as { __TULOU__?: Boot }).__TULOU__ ?? {};
}
