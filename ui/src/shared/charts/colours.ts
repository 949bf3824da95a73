// The colours of charts, from the theme's own: read when a chart is drawn, so that a chart follows the theme.

import type { Colour } from "./chart-data";

export interface Colours {
  series: Record<Colour, string>;
  text: string;
  quietText: string;
  line: string;
  surface: string;
  raised: string;
  /** The ends of a field of heat. Every text on it is `text`. */
  cold: string;
  hot: string;
  mark: string;
  font: string;
}

/** So far heat goes from the ground to the accent: on more the text of a cell could not be read. */
const HOTTEST = { light: 0.72, dark: 0.5 };

export function chartColours(scheme: "light" | "dark", read: (name: string) => string): Colours {
  return {
    series: {
      first: read("--accent"),
      second: read("--content"),
      third: read("--reminder"),
      fourth: read("--ritual"),
      fifth: read("--care"),
      quiet: read("--line-strong"),
      ink: read("--text"),
    },
    text: read("--text"),
    quietText: read("--text-quiet"),
    line: read("--line"),
    surface: read("--surface"),
    raised: read("--raised"),
    cold: read("--hover"),
    hot: mixed(read("--surface"), read("--accent"), HOTTEST[scheme]),
    mark: read("--warn"),
    // ECharts writes it into an attribute of its SVG as it is.
    font: read("--font").replaceAll('"', "'"),
  };
}

/** `share` of the second colour in the first; both as `#rrggbb`, or as `#rgb`, to which the build shortens what it can. */
export function mixed(first: string, second: string, share: number): string {
  const part = (colour: string, at: number) => {
    const short = colour.length === 4;
    const digits = short ? (colour[1 + at] ?? "").repeat(2) : colour.slice(1 + at * 2, 3 + at * 2);
    return Number.parseInt(digits, 16);
  };
  const parts = [0, 1, 2].map((at) => Math.round(part(first, at) * (1 - share) + part(second, at) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const themeColours = (scheme: "light" | "dark"): Colours => {
  const style = getComputedStyle(document.documentElement);
  return chartColours(scheme, (name) => style.getPropertyValue(name).trim());
};
