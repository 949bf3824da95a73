// A chart by keys: its places in order, each with the words for it.

import type { ChartData } from "./chart-data";
import { drawnPlaces } from "./chart-data";
import { sayCell, sayPlace, type Written } from "./chart-options";

export function stepsOf(data: ChartData): number {
  return data.kind === "course" ? drawnPlaces(data.series[0]?.values ?? []).length : cellsOf(data).length;
}

export function sayStep(data: ChartData, step: number, written: Written): string {
  if (data.kind === "course") {
    const at = drawnPlaces(data.series[0]?.values ?? [])[step] ?? 0;
    return [data.places[at] ?? "", ...sayPlace(data, at, written)].join(", ");
  }
  const [row, column] = cellsOf(data)[step] ?? [0, 0];
  return sayCell(data, row, column, written);
}

/** Those that are known, as they are drawn. */
const cellsOf = (data: Extract<ChartData, { kind: "heat" }>): [number, number][] =>
  data.values.flatMap((row, y) => row.flatMap((value, x): [number, number][] => (value === null ? [] : [[y, x]])));
