// Members: the table of everybody, saved filters, the record of each person.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "members",
  pages: [
    { name: "members", path: "members", load: () => import("./MembersPage") },
    { name: "members", path: "members/tiers", load: () => import("./tiers/TiersPage") },
    { name: "members", path: "members/points", load: () => import("./points/PointsPage") },
    { name: "members", path: "members/feedback", load: () => import("./feedback/FeedbackPage") },
    { name: "members", path: "members/$uid", load: () => import("./MemberPage") },
  ],
  drawers: { member: () => import("./MemberDrawer") },
  ambient: () => import("./MembersAmbient"),
};
