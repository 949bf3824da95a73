// The first week of a community of one group, planned as an example: to keep or to clear with one click.

import { useLingui } from "@lingui/react";
import { useCommunity } from "./community";
import { useWrite } from "./data/use-write";
import { useOverview } from "./settings";

export interface Starter {
  /** How many things of the week wait for a decision; none when it was made, or no week was planned. */
  waiting: number;
  /** Whether a week may be offered: nothing was planned before and the community is small. */
  offered: boolean;
  plan: () => void;
  keep: () => void;
  clear: (said: string) => void;
}

export function useStarterWeek(): Starter {
  const { i18n } = useLingui();
  const { uid: community, scale } = useCommunity();
  const made = useOverview().data?.settings.shared[`starter_week.${community}`];
  const plan = useWrite("starter_week");
  const keep = useWrite("starter_week_keep");
  const clear = useWrite("starter_week_clear");
  return {
    waiting: Array.isArray(made) ? made.length : 0,
    offered: scale === "one" && made === undefined,
    plan: () => void plan.run({ community, language: i18n.locale }),
    keep: () => void keep.run({ community }),
    clear: (said) => void clear.run({ community }, said),
  };
}
