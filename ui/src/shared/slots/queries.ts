// What the pages ask of slots, on which tables the answers rest, and what a day off is called.

import { useLingui } from "@lingui/react";
import type { SlotDate } from "../../bindings/SlotDate";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import type { CivilDate } from "../format/civil";

export const SLOT_TABLES = [
  "slot",
  "slot_channel",
  "slot_tag",
  "channel_tag",
  "tag",
  "slot_item",
  "schedule",
  "schedule_exception",
  "content",
  "day_note",
  "channel",
] as const;

export function useSlots() {
  const { uid: community } = useCommunity();
  return useCall("slots", { community }, { on: SLOT_TABLES, keep: true });
}

/** Until they are known. */
const NONE: SlotDate[] = [];

/** The dates of all slots in some days, `to` excluded. */
export function useSlotDates(from: CivilDate, to: CivilDate): SlotDate[] {
  const { uid: community } = useCommunity();
  return useCall("slot_dates", { community, from, to }, { on: SLOT_TABLES, keep: true }).data ?? NONE;
}

/** The holiday that a date falls on; empty when it is none. */
export function useDayName(): (date: SlotDate) => string {
  const { i18n } = useLingui();
  return ({ day_off }) => (i18n.locale === "zh-CN" ? day_off?.zh : day_off?.en) ?? "";
}
