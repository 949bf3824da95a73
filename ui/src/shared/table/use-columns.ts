// Which columns are shown and how wide: kept on this machine under the table's name.

import { useMemo } from "react";
import { usePreference } from "../../platform/preferences";
import type { Column } from "./types";

const NARROWEST = 56;

interface Layout {
  widths: Record<string, number>;
  /** Columns shown or hidden against their default. */
  flipped: string[];
}

const PLAIN: Layout = { widths: {}, flipped: [] };

export interface Columns<Row> {
  shown: Column<Row>[];
  widths: number[];
  /** Left edge of each column, for keeping the focus in sight. */
  total: number;
  resize: (id: string, width: number) => void;
  flip: (id: string) => void;
  isShown: (id: string) => boolean;
}

export function useColumns<Row>(table: string, columns: Column<Row>[]): Columns<Row> {
  const [layout, setLayout] = usePreference<Layout>(`table.${table}`, PLAIN);
  return useMemo(() => {
    const isShown = (column: Column<Row>) => Boolean(column.spare) === layout.flipped.includes(column.id);
    const shown = columns.filter(isShown);
    const widths = shown.map((column) => layout.widths[column.id] ?? column.width);
    return {
      shown,
      widths,
      total: widths.reduce((sum, width) => sum + width, 0),
      resize: (id, width) =>
        setLayout({ ...layout, widths: { ...layout.widths, [id]: Math.max(NARROWEST, Math.round(width)) } }),
      flip: (id) =>
        setLayout({
          ...layout,
          flipped: layout.flipped.includes(id)
            ? layout.flipped.filter((other) => other !== id)
            : [...layout.flipped, id],
        }),
      isShown: (id) => shown.some((column) => column.id === id),
    };
  }, [columns, layout, setLayout]);
}
