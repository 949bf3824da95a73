// Imports: lists of people and of groups from files and from the clipboard, looked at before anything is written.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "imports",
  pages: [
    {
      name: "members",
      entry: ({ kind, holds }) => ((kind ?? holds) === "groups" ? "groups" : "members"),
      path: "members/imports",
      load: () => import("./ImportPage"),
    },
  ],
  ambient: () => import("./ImportsAmbient"),
};
