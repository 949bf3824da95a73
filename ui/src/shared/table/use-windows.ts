// The rows in sight, as windows of 200 from the core. While another filter is answered, the old rows stay.

import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { RowsPage, TableSource } from "./types";

export const WINDOW = 200;

export interface Windows<Row> {
  total: number;
  rowAt: (index: number) => Row | undefined;
  /** Nothing has been answered yet. */
  waiting: boolean;
  error: Error | null;
}

export function useWindows<Row>(source: TableSource<Row>, first: number, last: number): Windows<Row> {
  const from = Math.floor(first / WINDOW);
  const to = Math.max(from, Math.floor(last / WINDOW));
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const answers = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [...source.key, "window", number],
      queryFn: () => source.page(number * WINDOW, WINDOW),
      meta: { on: source.on },
    })),
  });
  const shown = useRef<Map<number, RowsPage<Row>>>(new Map());
  const key = JSON.stringify(source.key);
  const shownKey = useRef(key);
  const fresh = answers.some((answer) => answer.data);
  if (fresh && shownKey.current !== key) {
    shown.current = new Map();
    shownKey.current = key;
  }
  answers.forEach((answer, index) => {
    if (answer.data) shown.current.set(numbers[index] as number, answer.data);
  });
  const newest = answers.find((answer) => answer.data)?.data ?? shown.current.values().next().value;
  const total = newest?.total ?? 0;
  const error = answers.find((answer) => answer.error)?.error ?? null;
  return useMemo(
    () => ({
      total,
      rowAt: (index: number) => shown.current.get(Math.floor(index / WINDOW))?.rows[index % WINDOW],
      waiting: newest === undefined,
      error,
    }),
    [total, newest, error],
  );
}
