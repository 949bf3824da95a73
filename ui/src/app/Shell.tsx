// The root of every address: decides between the welcome page and the frame, once the workspace has said what it holds.

import { Outlet } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { usePreference } from "../platform/preferences";
import { useShortcuts } from "../shared/actions/use-actions";
import { Skeleton } from "../shared/basics/Skeleton";
import { CommunityProvider, type ShownCommunity } from "../shared/community";
import { MenuLayer } from "../shared/menu/MenuLayer";
import { usePath } from "../shared/navigation";
import { useOverview, useSetting } from "../shared/settings";
import { ToastLayer } from "../shared/toasts/ToastLayer";
import { Frame } from "./Frame";
import { lazyPart } from "./lazy-part";
import { useFlip } from "./use-flip";
import { useUndoActions } from "./use-undo-actions";

const Welcome = lazyPart(() => import("../features/welcome/WelcomePage"), "welcome");
const NoWorkspace = lazyPart(() => import("./safety/NoWorkspace"), "safety");

/** The address of the small window for sending, which has no frame. */
export const SMALL = "/send/small";

export function Shell() {
  useShortcuts();
  useUndoActions();
  const flip = useFlip();
  const overview = useOverview();
  const [weekStart] = useSetting("calendar.week_start");
  const [chosen] = usePreference<string | null>("community", null);
  const small = usePath() === SMALL;
  const communities = overview.data?.communities;
  const shown = useMemo<ShownCommunity | null>(() => {
    const community = communities?.find(({ uid }) => uid === chosen) ?? communities?.[0];
    return community ? { ...community, week_start: weekStart } : null;
  }, [communities, chosen, weekStart]);

  if (overview.error && !overview.data) {
    return (
      <Suspense fallback={null}>
        <NoWorkspace fault={overview.error} />
      </Suspense>
    );
  }
  if (!overview.data) return <Skeleton rows={10} />;
  if (!shown) {
    return (
      <>
        <Suspense fallback={<Skeleton rows={4} />}>
          <Welcome />
        </Suspense>
        <ToastLayer onUndo={(step) => void flip("undo", step)} />
      </>
    );
  }
  if (small) {
    return (
      <CommunityProvider value={shown}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
        <MenuLayer />
        <ToastLayer onUndo={(step) => void flip("undo", step)} />
      </CommunityProvider>
    );
  }
  return (
    <CommunityProvider value={shown}>
      <Frame overview={overview.data} />
    </CommunityProvider>
  );
}
