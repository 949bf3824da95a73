// The right drawer. Which one stands open is in the address (`open=kind:uid`), so back and forward open and close it.

import { useLingui } from "@lingui/react/macro";
import { type ComponentType, Suspense } from "react";
import { Skeleton } from "../shared/basics/Skeleton";
import type { Opened } from "../shared/feature";
import { openedText, useOpen, useOpened } from "../shared/navigation";
import styles from "./DrawerHost.module.css";
import { ErrorBoundary } from "./ErrorBoundary";
import { DRAWERS } from "./features";
import { lazyPart } from "./lazy-part";

const loaded = new Map<string, ComponentType<Opened>>();

function drawerFor(kind: string): ComponentType<Opened> | undefined {
  const spec = DRAWERS[kind];
  if (spec && !loaded.has(kind)) loaded.set(kind, lazyPart(spec.load, spec.words));
  return loaded.get(kind);
}

export function DrawerHost() {
  const { t } = useLingui();
  const opened = useOpened();
  const open = useOpen();
  const Drawer = opened && drawerFor(opened.kind);
  if (!opened || !Drawer) return null;
  const place = openedText(opened);
  return (
    <aside className={styles.drawer} data-drawer aria-label={t`Details`}>
      <ErrorBoundary place={place} onMissing={() => open(null)}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Drawer key={place} {...opened} />
        </Suspense>
      </ErrorBoundary>
    </aside>
  );
}
