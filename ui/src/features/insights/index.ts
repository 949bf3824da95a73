// Insights: how the community lives, counted from its log. Each page answers one question and has it for a name.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "insights",
  pages: [
    { name: "insights", path: "insights", load: () => import("./overview/OverviewPage") },
    { name: "insights", path: "insights/groups", load: () => import("./groups/GroupsPage") },
    { name: "insights", path: "insights/growth", load: () => import("./growth/GrowthPage") },
    { name: "insights", path: "insights/activity", load: () => import("./activity/ActivityPage") },
    { name: "insights", path: "insights/retention", load: () => import("./retention/RetentionPage") },
    { name: "insights", path: "insights/rhythm", load: () => import("./rhythm/RhythmPage") },
    { name: "insights", path: "insights/people", load: () => import("./people/PeoplePage") },
    { name: "insights", path: "insights/messages", load: () => import("./messages/MessagesPage") },
    { name: "insights", path: "insights/results", load: () => import("./results/ResultsPage") },
  ],
  ambient: () => import("./InsightsAmbient"),
};
