// The columns of the table of groups that say how each does: there only where there is more than one group.

import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import type { Measure } from "../../bindings/Measure";
import type { Column } from "../../shared/table/types";
import { figureOf, type GroupRow, levelOf } from "./group-row";
import { MeasureValue } from "./MeasureCell";
import { MEASURE_WORDS } from "./measure-words";

const SHOWN: { measure: Measure; width: number; spare?: boolean }[] = [
  { measure: "net", width: 80 },
  { measure: "joined", width: 96, spare: true },
  { measure: "left", width: 96, spare: true },
  { measure: "speaking_rate", width: 112 },
  { measure: "messages", width: 112, spare: true },
  { measure: "early_leave", width: 104 },
  { measure: "on_time", width: 112 },
  { measure: "full_in", width: 80, spare: true },
];

export function useMeasureColumns(): Column<GroupRow>[] {
  const { i18n } = useLingui();
  return useMemo(
    () =>
      SHOWN.map(({ measure, width, spare }) => ({
        id: measure,
        title: i18n._(MEASURE_WORDS[measure]),
        width,
        right: true,
        sortable: true,
        spare,
        cell: (row) => (
          // How much a group grew is judged by its size.
          <MeasureValue row={row} measure={measure} level={measure === "net" ? levelOf(row, "growth") : undefined} />
        ),
        text: (row) => plainNumber(figureOf(row, measure)),
      })),
    [i18n],
  );
}

/** As a sheet takes it: no grouping, no unit, few digits. */
export const plainNumber = (value: number | null): string =>
  value === null ? "" : String(Math.round(value * 10) / 10);
