// What the shell hands over before the first script runs: `window.__TULOU__`, set by the initialization script, so that Today
// paints without asking. In the browser there is none and the same rows are asked for.
//
//   { language: "zh-CN" | "en" | null, answers: [{ name, input, output }, …] }
//
// Each answer becomes the first content of the query cache, under the key of that command and input.

export interface Boot {
  language?: string | null;
  answers?: { name: string; input: unknown; output: unknown }[];
}

export function boot(): Boot {
  return (globalThis as { __TULOU__?: Boot }).__TULOU__ ?? {};
}
