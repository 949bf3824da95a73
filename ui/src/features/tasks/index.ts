// Tasks: the drawer of one, and making one from anywhere. Their list is in `shared/tasks`, for it stands in many places.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "tasks",
  pages: [],
  drawers: { task: () => import("./TaskDrawer") },
  ambient: () => import("./TasksAmbient"),
};
