// What of a group needs somebody, one line for each figure.

import { useLingui } from "@lingui/react";
import type { Measure } from "../../bindings/Measure";
import type { GroupRow } from "./group-row";
import { useMeasureText } from "./MeasureCell";
import { MEASURE_WORDS } from "./measure-words";

export function useAttentionText(): (row: GroupRow) => string {
  const { i18n } = useLingui();
  const text = useMeasureText();
  return (row) =>
    Object.entries(row.figures?.cells ?? {})
      .filter(([, cell]) => cell.level && cell.value !== null)
      .map(
        ([measure, cell]) =>
          `${i18n._(MEASURE_WORDS[measure as Measure])}: ${text(measure as Measure, cell.value ?? 0)}`,
      )
      .join("\n");
}
