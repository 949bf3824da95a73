// Every feature, found by its `index.ts` (see shared/feature.ts). Those files hold descriptions and lazy imports, no page.

import type { Feature } from "../shared/feature";

const found = import.meta.glob<{ feature: Feature }>("../features/*/index.ts", { eager: true });

export const FEATURES: Feature[] = Object.values(found).map((module) => module.feature);

/** The drawers of all features by the kind of thing that they show. */
export const DRAWERS: Record<string, { load: NonNullable<Feature["drawers"]>[string]; words: string }> =
  Object.fromEntries(
    FEATURES.flatMap(({ drawers = {}, words }) =>
      Object.entries(drawers).map(([kind, load]) => [kind, { load, words }]),
    ),
  );
