// A chart in a sentence, for those who do not see it: of every series where it begins, ends and peaks.

import { useLingui } from "@lingui/react/macro";
import { useWritten } from "./Chart";
import { type ChartData, extremesOf } from "./chart-data";

/** More series are counted and not told. */
const TOLD = 3;

export function useSummary(title: string, data: ChartData): string {
  const { t } = useLingui();
  const written = useWritten();
  const parts =
    data.kind === "course"
      ? data.series.slice(0, TOLD).map((series) => {
          const found = extremesOf(series.values);
          if (!found) return t`${series.title}: nothing known`;
          const say = (value: number) => written.value(value, series);
          const [low, high, last, place] = [
            say(found.low),
            say(found.high),
            say(found.last),
            data.places[found.highAt] ?? "",
          ];
          return t`${series.title}: from ${low} to ${high} (${place}), last ${last}`;
        })
      : heat();
  function heat(): string[] {
    if (data.kind !== "heat") return [];
    const cells = data.values.flatMap((row, y) => row.map((value, x) => ({ row: y, column: x, value: value ?? -1 })));
    const found = cells.reduce((most, one) => (one.value > most.value ? one : most), { row: 0, column: 0, value: -1 });
    if (found.value < 0) return [t`nothing known`];
    const [row, column] = [data.rows[found.row] ?? "", data.columns[found.column] ?? ""];
    return [t`most at ${row}, ${column}: ${written.value(found.value, data)}`];
  }
  return [title, ...parts].join("; ");
}
