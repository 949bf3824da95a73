import { defineConfig } from "@lingui/cli";

// One catalogue for each feature, so that a page loads only its own words; `frame` holds those of the app and the shared components,
// but for what the app says when the data is in danger, and for name lists: those are loaded when they are opened.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-CN"],
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}/frame",
      include: ["src/app", "src/shared", "src/platform"],
      exclude: ["**/app/safety/**", "**/shared/names/**"],
    },
    { path: "<rootDir>/src/locales/{locale}/safety", include: ["src/app/safety"] },
    { path: "<rootDir>/src/locales/{locale}/names", include: ["src/shared/names"] },
    { path: "<rootDir>/src/locales/{locale}/{name}", include: ["src/features/{name}"] },
  ],
  format: "po",
  formatOptions: { lineNumbers: false },
});
