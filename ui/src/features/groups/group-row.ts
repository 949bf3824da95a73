// A group as the table shows it: the record with its newest head count and what the core says of it in the period.

import type { ChannelView } from "../../bindings/ChannelView";
import type { GroupFigures } from "../../bindings/GroupFigures";
import type { HeadCount } from "../../bindings/HeadCount";
import type { Level } from "../../bindings/Level";
import type { Measure } from "../../bindings/Measure";
import type { MeasureCell } from "../../bindings/MeasureCell";

export interface GroupRow extends ChannelView {
  count: HeadCount | null;
  /** People now, less people at the count before. */
  change: number | null;
  /** What the core says of it; not there while it is asked, of what is no group, and of what lies in the trash. */
  figures: GroupFigures | null;
}

export function groupRow(channel: ChannelView, count: HeadCount | null, figures: GroupFigures | null): GroupRow {
  return {
    ...channel,
    count,
    change: count && count.previous !== null ? count.count - count.previous : null,
    figures,
  };
}

export const cellOf = (row: GroupRow, measure: Measure): MeasureCell | undefined => row.figures?.cells[measure];

export const figureOf = (row: GroupRow, measure: Measure): number | null => cellOf(row, measure)?.value ?? null;

export const levelOf = (row: GroupRow, measure: Measure): Level | undefined => cellOf(row, measure)?.level;

export const needsMe = (row: GroupRow): boolean => Boolean(row.figures?.level);

/** Red before amber before the rest. */
export const attention = (row: GroupRow): number => (row.figures?.level ? LEVELS[row.figures.level] : 0);
const LEVELS: Record<Level, number> = { amber: 1, red: 2 };
