// Groups: the table of all groups of a community, the record of each, and putting in many at once.

import { useGroupsBadge } from "../../shared/day";
import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "groups",
  pages: [
    { name: "groups", path: "groups", load: () => import("./GroupsPage") },
    { name: "groups", path: "groups/figures", load: () => import("./FiguresPage") },
    { name: "groups", path: "groups/$uid", load: () => import("./GroupPage") },
  ],
  drawers: { channel: () => import("./GroupDrawer") },
  ambient: () => import("./GroupsAmbient"),
  useBadge: useGroupsBadge,
};
