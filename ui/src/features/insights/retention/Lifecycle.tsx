// The people of each interval: new, there again, back; and those who fell silent, below the line.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { LifecycleStep } from "../../../bindings/LifecycleStep";
import type { RetentionInsight } from "../../../bindings/RetentionInsight";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { CourseData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import { Defined } from "../Defined";
import styles from "../Insights.module.css";
import { useStartNames } from "./use-start-names";

/** So many starts of intervals are named. */
const SHOWN = 5;

/** What is not over is not yet known. */
const over = (step: LifecycleStep, value: number | null) => (step.complete && step.known ? value : null);

export function Lifecycle({ data: { lifecycle, interval } }: { data: RetentionInsight }) {
  const { t } = useLingui();
  const formats = useFormats();
  const startOf = useStartNames(interval);
  const axis = useMemo(
    () => ({
      kind: "course" as const,
      axis: t`From`,
      places: lifecycle.map(({ start }) => startOf(start)),
      short: lifecycle.map(({ start }) => (interval === "month" ? formats.monthShort(start) : formats.dayShort(start))),
    }),
    [lifecycle, startOf, interval, formats, t],
  );
  const people = useMemo(
    (): CourseData => ({
      ...axis,
      series: [
        {
          title: t`Active again`,
          values: lifecycle.map((step) => over(step, step.retained)),
          look: "bar",
          stack: "in",
        },
        { title: t`First active`, values: lifecycle.map((step) => over(step, step.new)), look: "bar", stack: "in" },
        {
          title: t`Came back`,
          values: lifecycle.map((step) => over(step, step.resurrected)),
          look: "bar",
          stack: "in",
        },
        {
          title: t`Fell silent`,
          values: lifecycle.map((step) => over(step, step.churned)),
          look: "bar",
          stack: "in",
          down: true,
          colour: "quiet",
        },
      ],
    }),
    [axis, lifecycle, t],
  );
  const again = useMemo(
    (): CourseData => ({
      ...axis,
      series: [
        {
          title: t`Active again`,
          values: lifecycle.map((step) => over(step, step.period_over_period)),
          look: "line",
          share: true,
        },
        {
          title: t`Not active again`,
          values: lifecycle.map((step) =>
            over(step, step.period_over_period === null ? null : 1 - step.period_over_period),
          ),
          look: "line",
          share: true,
          quiet: true,
        },
      ],
    }),
    [axis, lifecycle, t],
  );
  // Somebody came and nobody fell silent: no number is as large as that.
  const endless = lifecycle.filter(
    (step) => step.complete && step.known && step.churned === 0 && step.new + step.resurrected > 0,
  );
  const quick = useMemo(
    (): CourseData => ({
      ...axis,
      series: [
        {
          title: t`Quick ratio`,
          values: lifecycle.map((step) => over(step, step.quick_ratio)),
          look: "line",
          digits: 2,
        },
      ],
    }),
    [axis, lifecycle, t],
  );
  if (lifecycle.length === 0) return null;
  return (
    <>
      <ChartFrame
        title={t`New, staying, back, silent`}
        data={people}
        height={280}
        tools={<Defined by="lifecycle" of={t`New, staying, back, silent`} />}
      />
      <div className={styles.pair}>
        <ChartFrame
          title={t`Of those active before, active again`}
          data={again}
          height={200}
          tools={<Defined by="period_over_period" of={t`Active again`} />}
        />
        <ChartFrame
          title={t`Quick ratio`}
          data={quick}
          height={200}
          tools={<Defined by="quick_ratio" of={t`Quick ratio`} />}
          note={
            endless.length > 0 &&
            t`∞ (nobody fell silent): ${endless
              .slice(-SHOWN)
              .map(({ start }) => startOf(start))
              .join(t({ message: ", ", context: "clause" }))}`
          }
        />
      </div>
    </>
  );
}
