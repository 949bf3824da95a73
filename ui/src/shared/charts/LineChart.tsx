// A small line over days: gaps stay gaps, the value under the pointer or the keys is told, and the same numbers stand in a table.

import { IconChartLine, IconListDetails } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { IconButton } from "../basics/Button";
import { useFormats } from "../format/formats";
import styles from "./LineChart.module.css";
import { beside, heightOf, type LinePoint, nearest, scaleOf, stretches } from "./line-path";

interface LineChartProps {
  title: string;
  points: readonly LinePoint[];
  text: (value: number) => string;
  /** The axis begins at zero: for what is counted anew each day. */
  fromZero?: boolean;
  /** What is to be said of a point beside its value. */
  note?: (at: number) => string;
  /** What it says of itself; the words are those of whoever draws it. */
  words: { asTable: string; asLine: string; summary: string };
}

const WIDTH = 600;
const HEIGHT = 100;

export function LineChart({ title, points, text, fromZero = false, note, words }: LineChartProps) {
  const formats = useFormats();
  const [asTable, showTable] = useState(false);
  const [at, point] = useState<number | null>(null);
  const last = points.findLastIndex(({ value }) => value !== null);
  const place = at ?? last;
  const shown = points[place];
  if (!shown) return null;
  const day = formats.dayShort(shown.on);
  const value = `${shown.derived ? "≈ " : ""}${text(shown.value ?? 0)}`;
  return (
    <figure className={styles.chart}>
      <figcaption>
        <b>{title}</b>
        <span className={styles.value} aria-live="polite">
          {value} <small>{[day, note?.(place)].filter(Boolean).join(" · ")}</small>
        </span>
        <IconButton
          icon={asTable ? IconChartLine : IconListDetails}
          size={14}
          label={asTable ? words.asLine : words.asTable}
          hint="left"
          onClick={() => showTable(!asTable)}
        />
      </figcaption>
      {asTable ? (
        <Numbers points={points} text={text} />
      ) : (
        <Line title={words.summary} {...{ points, text, fromZero, at, point }} />
      )}
    </figure>
  );
}

interface LineProps {
  title: string;
  points: readonly LinePoint[];
  text: (value: number) => string;
  fromZero: boolean;
  at: number | null;
  point: (at: number | null) => void;
}

function Line({ title, points, text, fromZero, at, point }: LineProps) {
  const formats = useFormats();
  const scale = scaleOf(
    points.flatMap(({ value }) => (value === null ? [] : [value])),
    fromZero,
  );
  const x = (place: number) => (place / Math.max(1, points.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - heightOf(value, scale) * HEIGHT;
  const path = (places: number[]) =>
    places
      .map(
        (place, index) => `${index === 0 ? "M" : "L"}${x(place).toFixed(1)},${y(points[place]?.value ?? 0).toFixed(1)}`,
      )
      .join("");
  const move = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    point(nearest(points, ((event.clientX - box.left) / box.width) * (points.length - 1)));
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    point(beside(points, at ?? points.length, by));
  };
  const shown = at === null ? points.findLast(({ value }) => value !== null) : points[at];
  const told = shown ? `${formats.day(shown.on)}: ${text(shown.value ?? 0)}` : undefined;
  const marked = at === null ? undefined : points[at];
  return (
    <div className={styles.plot}>
      <span className={styles.high}>{text(scale.high)}</span>
      <span className={styles.low}>{text(scale.low)}</span>
      <div
        className={styles.area}
        role="slider"
        aria-label={title}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(at ?? points.length - 1) + 1}
        aria-valuetext={told}
        tabIndex={0}
        onPointerMove={move}
        onPointerLeave={() => point(null)}
        onBlur={() => point(null)}
        onKeyDown={step}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
          <line className={styles.rule} x1={0} x2={WIDTH} y1={0} y2={0} />
          <line className={styles.rule} x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
          {stretches(points).map((places) => (
            // A single day between two gaps is a dot: a line of no length with round ends.
            <path
              key={places[0]}
              className={places.length === 1 ? styles.dot : styles.line}
              d={places.length === 1 ? `${path(places)}h0.01` : path(places)}
            />
          ))}
          {at !== null && marked && marked.value !== null && (
            <>
              <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
              <path className={styles.mark} d={`M${x(at)},${y(marked.value)}h0.01`} />
            </>
          )}
        </svg>
      </div>
      <span className={styles.first}>{points[0] && formats.dayShort(points[0].on)}</span>
      <span className={styles.last}>{formats.dayShort(points.at(-1)?.on ?? "")}</span>
    </div>
  );
}

/** The newest first; days without a value are left out and not told as zero. */
function Numbers({ points, text }: Pick<LineProps, "points" | "text">) {
  const formats = useFormats();
  return (
    <div className={`${styles.numbers} scroll`}>
      <table>
        <tbody>
          {points.toReversed().map(
            ({ on, value, derived }) =>
              value !== null && (
                <tr key={on}>
                  <th>{formats.day(on)}</th>
                  <td>{`${derived ? "≈ " : ""}${text(value)}`}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}
