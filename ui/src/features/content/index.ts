// Content: the board and table of what is to be published, and the drawer in which it is written and sent.

import { useContentBadge } from "../../shared/day";
import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "content",
  pages: [{ name: "content", path: "content", load: () => import("./ContentPage") }],
  drawers: { content: () => import("./ContentDrawer") },
  ambient: () => import("./ContentAmbient"),
  useBadge: useContentBadge,
};
