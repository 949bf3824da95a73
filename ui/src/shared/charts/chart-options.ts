// From what a chart shows to how ECharts is told: axes, colours, lines that differ also without colour. Nothing moves.

import type { EChartsCoreOption } from "echarts/core";
import { type ChartData, type CourseData, drawnPlaces, type HeatData, type Series, type Value } from "./chart-data";
import type { Colours } from "./colours";

export interface Written {
  /** 1,234 · 12.3% */
  value: (value: number, of: { share?: boolean; digits?: number }) => string;
}

const DASHES = ["solid", [6, 4], [2, 3], [8, 3, 2, 3]] as const;
const ORDER = ["first", "second", "third", "fourth", "fifth"] as const;

export function optionsOf(data: ChartData, colours: Colours, written: Written): EChartsCoreOption {
  const common = {
    animation: false,
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.quietText },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.raised,
      borderColor: colours.line,
      padding: [6, 10],
      textStyle: { color: colours.text, fontSize: 12, fontFamily: colours.font },
    },
  };
  return data.kind === "heat" ? heat(data, colours, written, common) : course(data, colours, written, common);
}

type Common = { tooltip: object } & Record<string, unknown>;

export function colourOf(series: Series, at: number, colours: Colours): string {
  if (series.colour) return colours.series[series.colour];
  return series.quiet ? colours.series.quiet : colours.series[ORDER[at % ORDER.length] ?? "first"];
}

function course(data: CourseData, colours: Colours, written: Written, common: Common): EChartsCoreOption {
  const places = drawnPlaces(data.series[0]?.values ?? []);
  const names = data.short ?? data.places;
  const bars = data.series.some(({ look }) => look === "bar");
  const share = data.series.every((series) => series.share);
  const [first] = data.series;
  const categories = {
    type: "category",
    data: places.map((at) => names[at] ?? ""),
    boundaryGap: bars,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: {
      color: colours.quietText,
      hideOverlap: true,
    },
  };
  const values = {
    type: "value",
    scale: data.floating,
    minInterval: share || first?.digits ? undefined : 1,
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      color: colours.quietText,
      formatter: (value: number) => written.value(Math.abs(value), { share, digits: 2 }),
    },
  };
  const many = data.series.length > 1;
  return {
    ...common,
    grid: { left: 8, right: 20, top: many ? 36 : 16, bottom: 4, containLabel: true },
    legend: many
      ? {
          top: 0,
          left: 0,
          itemGap: 16,
          itemWidth: 20,
          itemHeight: 8,
          selectedMode: false,
          textStyle: { color: colours.text, fontSize: 12, fontFamily: colours.font },
        }
      : { show: false },
    tooltip: {
      ...common.tooltip,
      trigger: "axis",
      axisPointer: {
        type: bars ? "shadow" : "line",
        shadowStyle: { color: colours.line, opacity: 0.4 },
        animation: false,
      },
      formatter: (at: { dataIndex: number }[]) => told(data, places[at[0]?.dataIndex ?? 0] ?? 0, written),
    },
    xAxis: categories,
    yAxis: values,
    series: data.series.map((series, index) => ({
      name: series.title,
      type: series.look === "bar" ? "bar" : series.look === "dots" ? "scatter" : "line",
      data: places.map((at) => drawnValue(series, at)),
      color: colourOf(series, index, colours),
      ...(series.look === "bar" ? barLook(series) : lineLook(series, index)),
      ...(index === 0 && data.marks ? { markPoint: marks(data, places, colours) } : {}),
      silent: true,
    })),
  };
}

/** What ECharts takes for a gap. */
const GAP = "-";

function drawnValue({ values, down }: Series, at: number): number | typeof GAP {
  const value = values[at] ?? null;
  return value === null ? GAP : down ? -value : value;
}

const barLook = ({ stack }: Series) => ({ stack, barMaxWidth: 28, barCategoryGap: "30%" });

const lineLook = ({ quiet, look, values }: Series, index: number) => {
  // A value between two gaps would not be seen without its dot.
  const dotted = values.some((value, at) => value !== null && alone(values, at));
  return look === "dots"
    ? { symbol: "circle", symbolSize: 8, itemStyle: { opacity: 1 } }
    : {
        symbol: dotted ? "circle" : "none",
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (alone(values, dataIndex) ? 5 : 0),
        connectNulls: false,
        lineStyle: { width: quiet || index > 0 ? 1.5 : 2, type: quiet ? DASHES[1] : DASHES[index % DASHES.length] },
      };
};

const alone = (values: readonly Value[], at: number) =>
  (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;

/** Unusual days stand on the line, the plan's own days on the axis. */
function marks(data: CourseData, places: number[], colours: Colours): object {
  return {
    silent: true,
    animation: false,
    label: { show: false },
    data: (data.marks ?? []).flatMap(({ at, kind }) => {
      const drawn = places.findIndex((place) => place >= at);
      if (drawn < 0) return [];
      const unusual = kind === "unusual";
      return [
        {
          coord: [drawn, unusual ? (data.series[0]?.values[at] ?? 0) : 0],
          symbol: unusual ? "circle" : "triangle",
          symbolSize: unusual ? 10 : 8,
          symbolOffset: unusual ? [0, 0] : [0, -6],
          itemStyle: unusual
            ? { color: "transparent", borderColor: colours.mark, borderWidth: 2 }
            : { color: colours.series.second },
        },
      ];
    }),
  };
}

/** A field of more cells shows its heat alone: each written number costs as much as its cell, and nobody reads so many. */
const FINE = 250;

function heat(data: HeatData, colours: Colours, written: Written, common: Common): EChartsCoreOption {
  const cells = data.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])));
  const fine = cells.length > FINE;
  const axis = (names: readonly string[]) => ({
    type: "category",
    data: names,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.quietText, hideOverlap: true },
  });
  return {
    ...common,
    grid: { left: 8, right: 8, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      ...common.tooltip,
      formatter: ({ value: [x, y] }: { value: [number, number, number] }) => toldCell(data, y, x, written),
    },
    xAxis: { ...axis(data.short ?? data.columns), position: "top" },
    yAxis: { ...axis(data.rows), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: data.hottest ?? Math.max(...cells.map(([, , value = 0]) => value), data.share ? 0.01 : 1),
      inRange: { color: [colours.cold, colours.hot] },
    },
    series: [
      {
        type: "heatmap",
        data: cells,
        label: {
          show: data.written === true && !fine,
          color: colours.text,
          fontSize: 11,
          formatter: ({ value: [, , value] }: { value: [number, number, number] }) => short(value, data, written),
        },
        itemStyle: { borderColor: colours.surface, borderWidth: 1, borderRadius: fine ? 0 : 2 },
        emphasis: { disabled: true },
        progressive: 0,
      },
    ],
  };
}

/** Without the sign: the columns say that it is percent. */
const short = (value: number, { share, digits }: HeatData, written: Written) =>
  share ? String(Math.round(value * 100)) : written.value(value, { digits });

/** A place with its values, as HTML for the box beside the pointer. Names come from people and files. */
function told(data: CourseData, at: number, written: Written): string {
  const lines = sayPlace(data, at, written);
  const marked = (data.marks ?? []).filter((mark) => mark.at === at).map(({ title }) => title);
  return [`<b>${escaped(data.places[at] ?? "")}</b>`, ...lines, ...marked]
    .map((line, index) => (index ? escaped(line) : line))
    .join("<br>");
}

const toldCell = (data: HeatData, row: number, column: number, written: Written) =>
  escaped(sayCell(data, row, column, written));

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const said = (value: Value | undefined, of: { share?: boolean; digits?: number }, written: Written) =>
  value === null || value === undefined ? "—" : written.value(value, of);

/** The values at a place in words. */
export function sayPlace(data: CourseData, at: number, written: Written): string[] {
  return data.series.map((series) => `${series.title}: ${said(series.values[at], series, written)}`);
}

export function sayCell(data: HeatData, row: number, column: number, written: Written): string {
  const value = said(data.values[row]?.[column], data, written);
  return `${data.rows[row] ?? ""} · ${data.columns[column] ?? ""}: ${value}`;
}
