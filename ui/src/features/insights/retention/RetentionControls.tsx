// How cohorts are looked at: how staying is counted, by which intervals, from when on somebody belongs to one.

import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import type { InsightCohort } from "../../../bindings/InsightCohort";
import type { InsightInterval } from "../../../bindings/InsightInterval";
import type { RetentionInsight } from "../../../bindings/RetentionInsight";
import type { InsightsAddress } from "../address";
import styles from "../Insights.module.css";
import type { Counted } from "./cohorts";

interface RetentionControlsProps {
  data: RetentionInsight;
  mode: Counted;
  set: (patch: Partial<InsightsAddress>) => void;
}

export function RetentionControls({ data: { interval, cohort }, mode, set }: RetentionControlsProps) {
  const { t } = useLingui();
  return (
    <div className={styles.controls}>
      <SegmentedControl
        aria-label={t`How staying is counted`}
        data={[
          { value: "bounded", label: t`Exactly then` },
          { value: "unbounded", label: t`Then or later` },
          { value: "bracket", label: t`Days after` },
        ]}
        value={mode}
        onChange={(value) => set({ mode: value === "bounded" ? undefined : (value as InsightsAddress["mode"]) })}
      />
      <SegmentedControl
        aria-label={t`Intervals`}
        data={[
          { value: "day", label: t`By day` },
          { value: "week", label: t`By week` },
          { value: "month", label: t`By month` },
        ]}
        value={interval}
        onChange={(value) => set({ interval: value === "week" ? undefined : (value as InsightInterval) })}
      />
      <SegmentedControl
        aria-label={t`From when on`}
        data={[
          { value: "first", label: t`First active` },
          { value: "join", label: t`Joined` },
        ]}
        value={cohort}
        onChange={(value) => set({ cohort: value === "first" ? undefined : (value as InsightCohort) })}
      />
    </div>
  );
}
