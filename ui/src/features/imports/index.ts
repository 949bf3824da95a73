// Imports: lists of people and sheets of everything else from files and from the clipboard, looked at before anything is written.

import type { Feature } from "../../shared/feature";
import { PAGES, parseImport } from "./import-address";

export const feature: Feature = {
  words: "imports",
  pages: [
    {
      name: "members",
      entry: (raw) => {
        const { kind, holds } = parseImport(raw);
        return PAGES[kind ?? holds ?? "members"].entry;
      },
      path: "members/imports",
      load: () => import("./ImportPage"),
    },
  ],
  ambient: () => import("./ImportsAmbient"),
};
