import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "calendar",
  pages: [{ name: "calendar", path: "calendar", load: () => import("./CalendarPage") }],
  ambient: () => import("./CalendarAmbient"),
};
