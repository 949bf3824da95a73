// Holds: what is asked about them, and which are on. Begun by one key from anywhere, lifted from the line that says so.

import type { HoldView } from "../../bindings/HoldView";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { question } from "../question";

export const HOLD_TABLES = ["hold", "hold_channel", "channel"];

/** A hold that somebody wants to lift. */
export const lifting = question<HoldView>();

/** The holds of the shown community that are on. */
export function useHolds(): HoldView[] {
  const { uid } = useCommunity();
  return useCall("holds", { community: uid }, { on: HOLD_TABLES, keep: true }).data ?? [];
}
