// The frame around every page: sidebar, page, drawer, and the layers above them. It owns the actions that are there everywhere.

import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { WorkspaceOverview } from "../bindings/WorkspaceOverview";
import { Skeleton } from "../shared/basics/Skeleton";
import { useDayClock } from "../shared/day";
import { MenuLayer } from "../shared/menu/MenuLayer";
import { ToastLayer } from "../shared/toasts/ToastLayer";
import { Banner } from "./Banner";
import { DemoBanner } from "./DemoBanner";
import { DrawerHost } from "./DrawerHost";
import { DropTarget } from "./DropTarget";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./Frame.module.css";
import { FEATURES } from "./features";
import { lazyPart } from "./lazy-part";
import { Sidebar } from "./Sidebar";
import { useDemoActions } from "./use-demo-actions";
import { useFlip } from "./use-flip";
import { useFrameActions } from "./use-frame-actions";
import { useSignals } from "./use-signals";

const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazyPart(() => import("./ShortcutSheet"));
const HistoryPanel = lazyPart(() => import("./HistoryPanel"));
const RemindersPanel = lazyPart(() => import("./RemindersPanel"));
const SnoozeDialog = lazyPart(() => import("../shared/reminders/SnoozeDialog"));
const HoldBanner = lazyPart(() => import("./HoldBanner"));
const HealthBanner = lazyPart(() => import("./safety/HealthBanner"), "safety");
const OpenArchive = lazyPart(() => import("../shared/archive/OpenArchive"));
const ShiftDialog = lazyPart(() => import("../shared/plan/ShiftDialog"));
const ScopeDialog = lazyPart(() => import("../shared/plan/ScopeDialog"));

const AMBIENT = FEATURES.flatMap(({ ambient, words }) => (ambient ? [{ words, Part: lazyPart(ambient, words) }] : []));

export type Layer = "palette" | "shortcuts" | "history" | "reminders" | null;

export function Frame({ overview }: { overview: WorkspaceOverview }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [layer, setLayer] = useState<Layer>(null);
  const close = () => setLayer(null);
  useSignals();
  useFrameActions(setLayer);
  const flip = useFlip();
  useDemoActions();
  useDayClock();
  return (
    <div className={styles.frame}>
      <Sidebar communities={overview.communities} />
      <div className={styles.middle}>
        {overview.read_only && <Banner path={overview.path} />}
        <DemoBanner />
        <Later>
          <HoldBanner />
          <HealthBanner />
        </Later>
        <ErrorBoundary place={path}>
          <Suspense fallback={<Skeleton rows={12} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </div>
      <DrawerHost />
      <Suspense fallback={null}>
        {layer === "palette" && <Palette onClose={close} />}
        {layer === "shortcuts" && <ShortcutSheet onClose={close} />}
        {layer === "history" && <HistoryPanel onClose={close} />}
        {layer === "reminders" && <RemindersPanel onClose={close} />}
      </Suspense>
      <Later>
        <ScopeDialog />
        <SnoozeDialog />
        <OpenArchive />
        <ShiftDialog />
      </Later>
      {AMBIENT.map(({ words, Part }) => (
        <Later key={words}>
          <Part />
        </Later>
      ))}
      <DropTarget />
      <MenuLayer />
      <ToastLayer onUndo={(step) => void flip("undo", step)} />
    </div>
  );
}

/** What is there on every page, but waits until the first page stands. A fault in one part leaves the others alone. */
function Later({ children }: { children: ReactNode }) {
  const [started, start] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => start(true), 400);
    return () => clearTimeout(timer);
  }, []);
  if (!started) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
