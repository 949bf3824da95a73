// What a feature tells the frame about itself. Each `features/<domain>/index.ts` exports `feature: Feature`, and `app/features.ts`
// finds them; so a new page is added without touching the frame. That file is loaded at the start: it holds only this
// description and lazy imports.
//
//   export const feature: Feature = {
//     words: "groups",                                             // its catalogue: src/locales/*/groups.po
//     pages: [{ name: "groups", path: "groups", load: () => import("./GroupsPage") }],
//     drawers: { channel: () => import("./ChannelDrawer") },      // opened by useOpen()({ kind: "channel", uid })
//     ambient: () => import("./GroupsAmbient"),                   // actions and dialogs that are there on every page
//   };

import type { ComponentType } from "react";
import type { PageName } from "./words/page-names";

/** A thing to open in the drawer: its kind, its uid, and for one date of a series the date it was planned at. */
export interface Opened {
  kind: string;
  uid: string;
  original?: string;
}

export interface PageSpec {
  /** The entry of the sidebar that this page belongs to. */
  name: PageName;
  /** The entry where the search parameters make it another's page. */
  entry?: (search: Record<string, unknown>) => PageName;
  /** Below the root, `$uid` for a parameter: `members`, `members/$uid`. Today has the empty path. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
}

export interface Feature {
  words: string;
  pages: PageSpec[];
  drawers?: Record<string, () => Promise<{ default: ComponentType<Opened> }>>;
  ambient?: () => Promise<{ default: ComponentType }>;
  /** A hook that counts what waits; shown in the sidebar when it is more than 0. */
  useBadge?: () => number | undefined;
}
