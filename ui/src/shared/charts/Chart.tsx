// A chart: drawn by ECharts, which comes with the first one, in the theme's colours; by keys it is walked place by place.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useFormats } from "../format/formats";
import { useShownScheme } from "../scheme";
import styles from "./Chart.module.css";
import type { ChartData } from "./chart-data";
import { optionsOf, type Written } from "./chart-options";
import { themeColours } from "./colours";
import type { Drawing } from "./echarts";
import type { Drawn } from "./picture";
import { sayStep, stepsOf } from "./steps";

interface ChartProps {
  data: ChartData;
  /** What it shows, in a sentence. */
  summary: string;
  height: number;
  ref?: Ref<ChartHandle>;
}

export interface ChartHandle {
  drawn(): Drawn | null;
}

const loading = () => import("./echarts");

/** Begins to load what draws, while a page still waits for its figures. */
export const prepareCharts = (): void => void loading();

export function useWritten(): Written {
  const formats = useFormats();
  return useMemo(
    () => ({
      value: (value, { share, digits }) =>
        share ? `${formats.number(value * 100, 1)}%` : formats.number(value, digits ?? 0),
    }),
    [formats],
  );
}

export function Chart({ data, summary, height, ref }: ChartProps) {
  const { t } = useLingui();
  const written = useWritten();
  const scheme = useShownScheme();
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [step, setStep] = useState<number | null>(null);
  const steps = useMemo(() => stepsOf(data), [data]);

  useEffect(() => {
    let gone = false;
    let mine: Drawing | null = null;
    void loading().then(({ drawIn }) => {
      if (gone || !box.current) return;
      mine = drawIn(box.current);
      setDrawing(mine);
    });
    return () => {
      gone = true;
      mine?.end();
    };
  }, []);

  useEffect(() => {
    if (!drawing) return;
    drawing.draw(optionsOf(data, themeColours(scheme), written));
    setStep(null);
  }, [drawing, data, scheme, written]);

  useEffect(() => {
    if (!drawing || !box.current) return;
    const watch = new ResizeObserver(() => drawing.resize());
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [drawing]);

  useImperativeHandle(ref, () => ({
    drawn: () => drawing && { svg: drawing.svg(), ...drawing.size(), ground: themeColours(scheme).surface },
  }));

  const point = (at: number | null) => {
    setStep(at);
    drawing?.point(at);
  };
  const walk = (event: KeyboardEvent) => {
    const last = steps - 1;
    const from = step ?? (event.key === "ArrowLeft" ? steps : -1);
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    point(Math.min(last, Math.max(0, to)));
  };
  return (
    <div
      ref={box}
      className={styles.chart}
      style={{ height }}
      data-drawn={drawing !== null || undefined}
      role="slider"
      aria-roledescription={t`Chart`}
      aria-label={summary}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, steps)}
      aria-valuenow={(step ?? Math.max(0, steps - 1)) + 1}
      aria-valuetext={steps > 0 ? sayStep(data, step ?? steps - 1, written) : undefined}
      tabIndex={0}
      onKeyDown={walk}
      onBlur={() => point(null)}
    />
  );
}
