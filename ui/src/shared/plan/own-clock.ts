// What came in a calendar file is often planned by a clock of its own: UTC, or that of another country. The calendar and the lists
// show it by the community's clock; where its time is edited, its own clock stands with its name.

import { inZone } from "../format/civil";

export interface OwnClock {
  /** Its zone; null when it goes by the community's clock. */
  zone: string | null;
  /** From its own clock to the community's, and back. Days are the same on both. */
  shown: (civil: string) => string;
  own: (civil: string) => string;
}

export function ownClock(when: { tz?: string; all_day: boolean } | null | undefined, community: string): OwnClock {
  const tz = when?.tz;
  const zone = !tz || tz === "community" || tz === "floating" || tz === community ? null : tz;
  if (!when || !zone || when.all_day) return { zone, shown: (civil) => civil, own: (civil) => civil };
  return {
    zone,
    shown: (civil) => inZone(civil, zone, community),
    own: (civil) => inZone(civil, community, zone),
  };
}
