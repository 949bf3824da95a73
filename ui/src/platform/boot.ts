// What the shell hands over before the first script runs: `window.__TULOU__`, set by the initialization script, so that Today
// paints without asking. In the browser there is none and the same rows are asked for.
//
//   { language: "zh-CN" | "en" | null, theme: "light" | "dark" | null, read_only, fault, answers: [{ name, input, output }, …] }
//
// Each answer becomes the first content of the query cache, under the key of that command and input.

export interface Boot {
  language?: string | null;
  theme?: string | null;
  /** The workspace can be read but not written. */
  read_only?: boolean;
  /** Why there is no workspace: every command would answer with this. */
  fault?: { code: string; details: Record<string, unknown> } | null;
  answers?: { name: string; input: unknown; output: unknown }[];
}

export function boot(): Boot {
  return (globalThis as { __TULOU__?: Boot }).__TULOU__ ?? {};
}
