import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "settings",
  pages: [{ name: "settings", path: "settings", load: () => import("./SettingsPage") }],
  ambient: () => import("./SettingsAmbient"),
};
