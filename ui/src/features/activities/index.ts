// Events: what the community does together, who comes, and what has to be prepared.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "activities",
  pages: [{ name: "events", path: "events", load: () => import("./EventsPage") }],
  drawers: { activity: () => import("./ActivityDrawer") },
  ambient: () => import("./ActivitiesAmbient"),
};
