import { lingui } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The words of the frame and of Today, together for each language. */
function firstWords(id: string): string | null {
  const found = /locales[\\/]([\w-]+)[\\/](?:frame|today)\.po/.exec(id);
  return found ? `words-${found[1]}` : null;
}

// The window runs on WebKitGTK, WKWebView and WebView2: Safari 16 is the oldest of them.
export default defineConfig({
  plugins: [babel({ plugins: ["@lingui/babel-plugin-lingui-macro"] }), react(), lingui()],
  build: {
    target: "safari16",
    // Everything is read from the disk, so the chunks follow use, not download size; what Today needs stays under 150 KB gz
    // (tests/e2e measures it).
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // What the first page needs is a script and a file of words: in the window every file is a walk to the shell and back.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"] },
            { name: firstWords, debugName: "first words" },
          ],
        },
      },
    },
  },
  // The test host serves the command table; `npm run dev` forwards to it.
  server: {
    port: 1420,
    strictPort: true,
    proxy: { "/rpc": "http://127.0.0.1:8719", "/changes": "http://127.0.0.1:8719" },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
