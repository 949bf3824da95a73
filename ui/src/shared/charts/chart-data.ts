// What a chart shows, before it is drawn: from it come the picture, the table beside it, what is copied and saved, and the sentence
// that a screen reader says. So all of them say the same numbers.

import type { PlainCell } from "../../bindings/PlainCell";

/** Nothing where nobody knows it: a gap, never a zero. */
export type Value = number | null;

export interface Series {
  title: string;
  values: readonly Value[];
  look: "line" | "bar" | "dots";
  /** Bars of one stack stand on each other. */
  stack?: string;
  colour?: Colour;
  /** Drawn downwards: what goes. It is told without a sign. */
  down?: boolean;
  /** Percent: drawn and written with the sign, kept as a share of one. */
  share?: boolean;
  digits?: number;
  /** Stands back: what the leading series is compared with. */
  quiet?: boolean;
}

export type Colour = "first" | "second" | "third" | "fourth" | "fifth" | "quiet" | "ink";

/** Something that happened at a place of the axis. */
export interface Mark {
  at: number;
  title: string;
  kind: "unusual" | "plan";
}

/** Values along an axis: days, weeks, classes. */
export interface CourseData {
  kind: "course";
  /** The head of the column of places: "Day". */
  axis: string;
  /** A place in a table: "2 Mar 2026". */
  places: readonly string[];
  /** A place on the axis, where the long name has no room. */
  short?: readonly string[];
  series: readonly Series[];
  marks?: readonly Mark[];
  /** The axis need not begin at zero: for what is counted once and not anew each day. */
  floating?: boolean;
}

/** A field of values: weekday × hour, cohort × week. */
export interface HeatData {
  kind: "heat";
  /** The head of the column of rows. */
  axis: string;
  rows: readonly string[];
  columns: readonly string[];
  /** A column above the field, where the long name has no room. */
  short?: readonly string[];
  values: readonly (readonly Value[])[];
  /** What a value is: "speakers". */
  title: string;
  share?: boolean;
  digits?: number;
  /** The value is written into its cell. */
  written?: boolean;
  /** From here on it is as hot as it gets; the highest value when left out. */
  hottest?: number;
}

export type ChartData = CourseData | HeatData;

export interface Table {
  header: string[];
  rows: PlainCell[][];
}

/** As they stand in a file: shares as percent with a decimal, whole numbers whole, nothing for a gap. */
function cell(value: Value | undefined, { share, digits = 0 }: { share?: boolean; digits?: number }): PlainCell {
  if (value === null || value === undefined) return "";
  const factor = 10 ** (share ? 1 : digits);
  return Math.round((share ? value * 100 : value) * factor) / factor;
}

const headOf = ({ title, share }: { title: string; share?: boolean }) => (share ? `${title} (%)` : title);

/** `marked` is the head of the column of what is marked on the axis, where anything is. */
export function tableOf(data: ChartData, marked?: string): Table {
  if (data.kind === "course") {
    const marks = data.marks ?? [];
    const markedAt = (at: number) =>
      marks
        .filter((mark) => mark.at === at)
        .map(({ title }) => title)
        .join("; ");
    const withMarks = marked !== undefined && marks.length > 0;
    return {
      header: [data.axis, ...data.series.map(headOf), ...(withMarks ? [marked] : [])],
      rows: data.places.map((place, at) => [
        place,
        ...data.series.map((series) => cell(series.values[at], series)),
        ...(withMarks ? [markedAt(at)] : []),
      ]),
    };
  }
  return {
    header: [data.axis, ...data.columns],
    rows: data.rows.map((row, at) => [row, ...data.columns.map((_, column) => cell(data.values[at]?.[column], data))]),
  };
}

/** The most points that are drawn of a series: more make it slower and not clearer. */
export const MOST_POINTS = 1000;

/** The places that are drawn: all, or of every stretch the lowest and the highest of the leading series, so that no peak is lost. */
export function drawnPlaces(values: readonly Value[], most = MOST_POINTS): number[] {
  if (values.length <= most) return values.map((_, at) => at);
  const stretch = Math.ceil(values.length / (most / 2));
  const drawn: number[] = [];
  for (let begin = 0; begin < values.length; begin += stretch) {
    const places = Array.from({ length: Math.min(stretch, values.length - begin) }, (_, at) => begin + at);
    const known = places.filter((at) => values[at] !== null);
    const by = (one: number, other: number) => (values[one] ?? 0) - (values[other] ?? 0);
    const [low = begin, high = low] = [known.toSorted(by)[0], known.toSorted(by).at(-1)];
    drawn.push(...new Set([Math.min(low, high), Math.max(low, high)]));
  }
  return drawn;
}

export interface Extremes {
  low: number;
  high: number;
  last: number;
  highAt: number;
}

/** What is worth saying of a series in a sentence; null when nothing is known of it. */
export function extremesOf(values: readonly Value[]): Extremes | null {
  let found: Extremes | null = null;
  values.forEach((value, at) => {
    if (value === null) return;
    if (!found) found = { low: value, high: value, last: value, highAt: at };
    found.last = value;
    found.low = Math.min(found.low, value);
    if (value > found.high) Object.assign(found, { high: value, highAt: at });
  });
  return found;
}
