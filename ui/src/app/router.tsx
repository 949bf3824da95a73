// Routes from the features' descriptions. Hash history: the window serves files, not paths.

import { createHashHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { TodayPage } from "../features/today/TodayPage";
import { preference, setPreference } from "../platform/preferences";
import { FaultPage } from "./ErrorBoundary";
import { FEATURES } from "./features";
import { lazyPart } from "./lazy-part";
import { NotFound } from "./NotFound";
import { Shell, SMALL } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: FaultPage });

const today = createRoute({ getParentRoute: () => root, path: "/", component: TodayPage });

const pages = FEATURES.flatMap(({ pages, words }) =>
  pages.map(({ path, load }) =>
    createRoute({ getParentRoute: () => root, path: `/${path}`, component: lazyPart(load, words) }),
  ),
);

const LAST = "address";

// The window opens where it was closed, unless it was opened at an address.
if (location.hash === "" || location.hash === "#/") {
  const last = preference<string | null>(LAST, null);
  if (last?.startsWith("#/")) history.replaceState(null, "", last);
}

export const router = createRouter({
  routeTree: root.addChildren([today, ...pages]),
  history: createHashHistory(),
  // Search parameters are read by `useAddress`, which takes anything.
  defaultPreload: false,
  scrollRestoration: false,
});

router.subscribe("onResolved", () => {
  // The small window is none that one comes back to.
  if (!location.hash.startsWith(`#${SMALL}`)) setPreference(LAST, location.hash);
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
