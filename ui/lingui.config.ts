import { defineConfig } from "@lingui/cli";

// What only lazily loaded parts say: it comes with the first of them (`app/lazy-part.tsx`), not with the first page.
const LATER = [
  "src/app/HistoryPanel.tsx",
  "src/app/HoldBanner.tsx",
  "src/app/RemindersPanel.tsx",
  "src/app/step-text.ts",
  "src/shared/archive",
  "src/shared/board",
  "src/shared/channels",
  "src/shared/charts",
  "src/shared/dialog",
  "src/shared/fields",
  "src/shared/files",
  "src/shared/format/cities.ts",
  "src/shared/forms",
  "src/shared/history",
  "src/shared/people",
  "src/shared/plan",
  "src/shared/reminders/PauseReminders.tsx",
  "src/shared/reminders/SnoozeDialog.tsx",
  "src/shared/sending",
  "src/shared/table",
  "src/shared/tags",
  "src/shared/tasks",
];

const within = (path: string) =>
  /\.tsx?$/.test(path) ? `**/${path.replace("src/", "")}` : `**/${path.replace("src/", "")}/**`;

// One catalogue for each feature, so that a page loads only its own words; `frame` holds those of the app and the shared components
// that the first page needs, `later` those of the rest. What the app says when the data is in danger, and name lists, are loaded
// when they are opened; what says who needs care, when somebody does.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-CN"],
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}/frame",
      include: ["src/app", "src/shared", "src/platform"],
      exclude: ["**/app/safety/**", "**/shared/names/**", ...LATER.map(within)],
    },
    { path: "<rootDir>/src/locales/{locale}/later", include: LATER },
    { path: "<rootDir>/src/locales/{locale}/safety", include: ["src/app/safety"] },
    { path: "<rootDir>/src/locales/{locale}/names", include: ["src/shared/names"] },
    { path: "<rootDir>/src/locales/{locale}/care", include: ["src/features/today/care"] },
    { path: "<rootDir>/src/locales/{locale}/{name}", include: ["src/features/{name}"], exclude: ["**/today/care/**"] },
  ],
  format: "po",
  formatOptions: { lineNumbers: false },
});
