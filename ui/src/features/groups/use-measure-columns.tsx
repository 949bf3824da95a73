// The columns of the table of groups that say how each does: there only where there is more than one group.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Measure } from "../../bindings/Measure";
import type { Column } from "../../shared/table/types";
import { cellOf, figureOf, type GroupRow, levelOf } from "./group-row";
import { MeasureValue, PeersValue } from "./MeasureCell";
import { MEASURE_WORDS } from "./measure-words";

const SHOWN: { measure: Measure; width: number; spare?: boolean }[] = [
  { measure: "net", width: 128 },
  { measure: "joined", width: 96, spare: true },
  { measure: "join_rate", width: 128, spare: true },
  { measure: "left", width: 96, spare: true },
  { measure: "speaking_rate", width: 112 },
  { measure: "messages", width: 112, spare: true },
  { measure: "early_leave", width: 104 },
  { measure: "on_time", width: 112 },
  { measure: "full_in", width: 80, spare: true },
];

/** What the peers have of it, in a column of its own for whoever wants to see it. */
const BESIDE: Measure[] = ["net", "speaking_rate", "early_leave", "on_time"];
export const peersColumn = (measure: Measure): string => `${measure}.peers`;

export function useMeasureColumns(): Column<GroupRow>[] {
  const { i18n } = useLingui();
  const { t } = useWords();
  return useMemo(() => {
    const peers = BESIDE.map((measure): Column<GroupRow> => {
      const title = i18n._(MEASURE_WORDS[measure]);
      return {
        id: peersColumn(measure),
        title: t`${title}: groups like it`,
        width: 128,
        right: true,
        sortable: true,
        spare: true,
        cell: (row) => <PeersValue row={row} measure={measure} />,
        text: (row) => plainNumber(cellOf(row, measure)?.peers ?? null),
      };
    });
    const own = SHOWN.map(
      ({ measure, width, spare }): Column<GroupRow> => ({
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
      }),
    );
    return [...own, ...peers];
  }, [i18n, t]);
}

/** As a sheet takes it: no grouping, no unit, few digits. */
export const plainNumber = (value: number | null): string =>
  value === null ? "" : String(Math.round(value * 10) / 10);
