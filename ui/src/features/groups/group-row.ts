// A group as the table shows it: the record with its newest head count and what of it wants attention.

import type { ChannelView } from "../../bindings/ChannelView";
import type { HeadCount } from "../../bindings/HeadCount";
import { type CivilDate, daysBetween } from "../../shared/format/civil";

export type Level = "calm" | "soon" | "now";

export interface Thresholds {
  /** From this share of the capacity on a group is full soon. */
  fullPercent: number;
  /** So many days before its QR code ends it is told. */
  qrDays: number;
  /** A head count older than this is old. */
  countDays: number;
}

export const USUAL: Thresholds = { fullPercent: 90, qrDays: 2, countDays: 7 };

export interface GroupRow extends ChannelView {
  count: HeadCount | null;
  /** People now, less people at the count before. */
  change: number | null;
  /** People of 100 places, when both are known. */
  fill: number | null;
  fillLevel: Level;
  /** Days until the QR code ends; negative when it has. */
  qrDays: number | null;
  qrLevel: Level;
  countOld: boolean;
}

export const needsMe = (row: GroupRow): boolean =>
  row.state !== "closed" && (row.fillLevel !== "calm" || row.qrLevel !== "calm" || row.countOld);

export function groupRow(
  channel: ChannelView,
  count: HeadCount | null,
  today: CivilDate,
  thresholds: Thresholds,
): GroupRow {
  const fill = count && channel.capacity ? (count.count / channel.capacity) * 100 : null;
  const qrDays = channel.qr_expires_on ? daysBetween(today, channel.qr_expires_on) : null;
  return {
    ...channel,
    count,
    change: count && count.previous !== null ? count.count - count.previous : null,
    fill,
    fillLevel: fill === null || fill < thresholds.fullPercent ? "calm" : fill >= 100 ? "now" : "soon",
    qrDays,
    qrLevel: qrDays === null || qrDays > thresholds.qrDays ? "calm" : qrDays < 1 ? "now" : "soon",
    countOld: count !== null && daysBetween(count.on, today) > thresholds.countDays,
  };
}
