import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { RetentionInsight } from "../../../bindings/RetentionInsight";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { CourseData, HeatData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import type { InsightsAddress } from "../address";
import { Defined } from "../Defined";
import { type CohortField, cohortField } from "./cohorts";
import { Lifecycle } from "./Lifecycle";
import { RetentionControls } from "./RetentionControls";
import { useStartNames } from "./use-start-names";

interface RetentionProps {
  data: RetentionInsight;
  address: InsightsAddress;
  set: (patch: Partial<InsightsAddress>) => void;
}

/** The newest cohorts whose curves stand beside the average. */
const BESIDE = 3;

export function Retention({ data, address, set }: RetentionProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const mode = address.mode ?? "bounded";
  const field = useMemo(() => cohortField(data, mode), [data, mode]);
  const columns = useColumnNames(data, mode, field.averages.length);
  const startOf = useStartNames(data.interval);
  const heat = useMemo(
    (): HeatData => ({
      kind: "heat",
      axis: t`Cohort`,
      title: t`Still there`,
      rows: [t`All cohorts`, ...field.cohorts.map(({ start, size }) => `${startOf(start)} · ${formats.number(size)}`)],
      columns,
      short: mode === "bracket" ? undefined : columns.map((_, at) => String(at)),
      values: [field.averages, ...field.shares],
      share: true,
      written: true,
      // At the beginning everybody is there: the differences come later.
      hottest: Math.max(0.01, ...field.shares.flatMap((line) => line.slice(mode === "bracket" ? 0 : 1)).map(Number)),
    }),
    [field, columns, mode, startOf, formats, t],
  );
  const curves = useMemo(
    () => curvesOf(field, columns, { axis: t`After`, all: t`All cohorts` }, startOf),
    [field, columns, startOf, t],
  );
  const left = data.left_out + data.cohorts.length - field.cohorts.length;
  return (
    <>
      <RetentionControls data={data} mode={mode} set={set} />
      {field.cohorts.length > 0 && (
        <>
          <ChartFrame
            title={t`Still there, in percent of the cohort`}
            data={heat}
            height={30 + Math.max(2, heat.rows.length) * 26}
            leading
            tools={<Defined by="cohort" of={t`Cohorts`} />}
            note={
              left > 0
                ? t`The newest ${plural(field.cohorts.length, { one: "# cohort", other: "# cohorts" })}; ${left} earlier ones are left out.`
                : t`Beside each cohort its size. What is blank is not over yet.`
            }
          />
          <ChartFrame title={t`Curves`} data={curves} tools={<Defined by="cohort" of={t`Curves`} />} />
        </>
      )}
      <Lifecycle data={data} />
    </>
  );
}

/** 0 1 2 … of weeks; 1–3 4–7 … of days. */
function useColumnNames({ brackets, interval }: RetentionInsight, mode: string, shown: number): string[] {
  const { t } = useLingui();
  return useMemo(() => {
    if (mode === "bracket") return brackets.slice(0, shown).map(({ from, to }) => t`Day ${`${from}–${to}`}`);
    return Array.from({ length: shown }, (_, at) =>
      interval === "day" ? t`Day ${at}` : interval === "month" ? t`Month ${at}` : t`Week ${at}`,
    );
  }, [brackets, interval, mode, shown, t]);
}

function curvesOf(
  { cohorts, shares, averages }: CohortField,
  columns: string[],
  words: { axis: string; all: string },
  startOf: (start: string) => string,
): CourseData {
  const beside = cohorts
    .map((cohort, at) => ({ title: startOf(cohort.start), values: shares[at] ?? [] }))
    .filter(({ values }) => values.filter((value) => value !== null).length > 1)
    .slice(-BESIDE);
  return {
    kind: "course",
    axis: words.axis,
    places: columns,
    series: [
      { title: words.all, values: averages, look: "line", share: true },
      ...beside.map(({ title, values }) => ({ title, values, look: "line" as const, share: true })),
    ],
  };
}
