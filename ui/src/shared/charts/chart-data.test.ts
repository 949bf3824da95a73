import { expect, it } from "vitest";
import { type ChartData, drawnPlaces, extremesOf, tableOf } from "./chart-data";
import { optionsOf } from "./chart-options";
import { chartColours, mixed } from "./colours";
import { sayStep, stepsOf } from "./steps";

const written = {
  value: (value: number, { share }: { share?: boolean }) => (share ? `${value * 100}%` : String(value)),
};
const colours = chartColours("light", (name) => (name === "--font" ? "sans" : "#102030"));

const course: ChartData = {
  kind: "course",
  axis: "Day",
  places: ["1 Mar", "2 Mar", "3 Mar"],
  series: [
    { title: "Came", values: [3, null, 5], look: "bar" },
    { title: "Went", values: [1, null, 0], look: "bar", down: true },
    { title: "Rate", values: [0.1234, null, 1], look: "line", share: true },
  ],
  marks: [{ at: 2, title: "Talk <b>", kind: "plan" }],
};

const heat: ChartData = {
  kind: "heat",
  axis: "Cohort",
  title: "Still there",
  rows: ["A", "B"],
  columns: ["0", "1"],
  values: [
    [1, 0.5],
    [1, null],
  ],
  share: true,
};

it("gives the same numbers as a table: shares in percent, gaps empty, what goes without a sign", () => {
  expect(tableOf(course)).toEqual({
    header: ["Day", "Came", "Went", "Rate (%)"],
    rows: [
      ["1 Mar", 3, 1, 12.3],
      ["2 Mar", "", "", ""],
      ["3 Mar", 5, 0, 100],
    ],
  });
  const marked = tableOf(course, "Marked");
  expect(marked.header.at(-1)).toBe("Marked");
  expect(marked.rows.map((row) => row.at(-1))).toEqual(["", "", "Talk <b>"]);
  expect(tableOf({ ...course, marks: [] }, "Marked")).toEqual(tableOf(course));
  expect(tableOf(heat)).toEqual({
    header: ["Cohort", "0", "1"],
    rows: [
      ["A", 100, 50],
      ["B", 100, ""],
    ],
  });
});

it("draws gaps as gaps, what goes downwards, and no cell for what is not over", () => {
  const { series } = optionsOf(course, colours, written) as { series: { data: unknown[]; type: string }[] };
  expect(series.map(({ data }) => data)).toEqual([
    [3, "-", 5],
    [-1, "-", -0],
    [0.1234, "-", 1],
  ]);
  const [field] = (optionsOf(heat, colours, written) as { series: { data: unknown[] }[] }).series;
  expect(field?.data).toEqual([
    [0, 0, 1],
    [1, 0, 0.5],
    [0, 1, 1],
  ]);
});

it("moves nothing, and takes names from files for text", () => {
  const option = optionsOf(course, colours, written) as {
    animation: boolean;
    tooltip: { formatter: (at: { dataIndex: number }[]) => string };
  };
  expect(option.animation).toBe(false);
  expect(option.tooltip.formatter([{ dataIndex: 2 }])).toBe(
    "<b>3 Mar</b><br>Came: 5<br>Went: 0<br>Rate: 100%<br>Talk &lt;b&gt;",
  );
});

it("draws at most a thousand points of a series and loses no peak", () => {
  const values = Array.from({ length: 5000 }, (_, at) => (at === 3333 ? 900 : at === 1234 ? null : at % 7));
  const places = drawnPlaces(values);
  expect(places.length).toBeLessThanOrEqual(1000);
  expect(places).toContain(3333);
  expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  expect(drawnPlaces([1, null, 2])).toEqual([0, 1, 2]);
});

it("is walked by keys: place by place, cell by cell", () => {
  expect([stepsOf(course), stepsOf(heat)]).toEqual([3, 3]);
  expect(sayStep(course, 1, written)).toBe("2 Mar, Came: —, Went: —, Rate: —");
  expect(sayStep(heat, 2, written)).toBe("B · 0: 100%");
});

it("finds what is worth saying of a series", () => {
  expect(extremesOf([null, 4, 9, null, 2])).toEqual({ low: 2, high: 9, last: 2, highAt: 2 });
  expect(extremesOf([null])).toBeNull();
});

it("mixes colours as the theme and as the build writes them", () => {
  expect(mixed("#ffffff", "#000000", 0.5)).toBe("#808080");
  expect(mixed("#fff", "#b4532a", 0)).toBe("#ffffff");
  expect(mixed("#fff", "#b4532a", 1)).toBe("#b4532a");
});
