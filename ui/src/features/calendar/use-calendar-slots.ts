// Slots in the calendar: their empty dates of the coming weeks, and which of the posts fill one.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { SlotDate } from "../../bindings/SlotDate";
import type { SlotView } from "../../bindings/SlotView";
import { usePreference } from "../../platform/preferences";
import { useWrite } from "../../shared/data/use-write";
import type { CivilDate } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import type { PlanFacets } from "../../shared/plan/use-plan-facets";
import { useSlotDates, useSlots } from "../../shared/slots/queries";
import { keyOf } from "./grid-events";
import type { Occurrence } from "./occurrence";

/** Farther ahead nobody has to have written anything yet. */
const AHEAD = 8 * 7 * 86_400_000;

export interface CalendarSlots {
  /** Whether there are any, so that anything has to be said of them. */
  any: boolean;
  shown: boolean;
  show: (shown: boolean) => void;
  empty: SlotDate[];
  /** Says with each post which slot it fills a date of. */
  labelled: (occurrences: Occurrence[]) => Occurrence[];
  fill: (slot: string, item: string) => Promise<boolean>;
}

export function useCalendarSlots(from: CivilDate, to: CivilDate, chosen: PlanFacets): CalendarSlots {
  const { t } = useLingui();
  const formats = useFormats();
  const [shown, show] = usePreference("calendar.empty-slots", true);
  const slots = useSlots().data;
  const dates = useSlotDates(from, to);
  const write = useWrite("slot_fill");
  const empty = useMemo(() => {
    if (!shown || !slots) return [];
    const wanted = new Set(slots.filter((slot) => isWanted(slot, chosen)).map(({ uid }) => uid));
    const now = Date.now();
    return dates.filter(
      ({ slot, state, start_at }) => state === "empty" && start_at > now && start_at < now + AHEAD && wanted.has(slot),
    );
  }, [shown, slots, dates, chosen]);
  const labelled = useMemo(() => {
    const names = new Map(dates.flatMap(({ item, slot_name }) => (item ? [[item.uid, slot_name]] : [])));
    return (occurrences: Occurrence[]) =>
      names.size === 0
        ? occurrences
        : occurrences.map((one) => (names.has(one.uid) ? { ...one, slot: names.get(one.uid) } : one));
  }, [dates]);
  return {
    any: (slots?.length ?? 0) > 0,
    shown,
    show,
    empty,
    labelled,
    async fill(key, content) {
      const date = empty.find((one) => keyOf(one) === key);
      if (!date) return false;
      const when = date.all_day ? formats.day(date.start) : formats.dateTime(date.start);
      const said = t`Planned for ${when}`;
      return (await write.run({ uid: date.slot, original: date.original, content }, said)) !== undefined;
    },
  };
}

/** What the calendar is narrowed by holds for what is still to be written, too. */
function isWanted({ goes_to, owner }: SlotView, chosen: PlanFacets): boolean {
  return (
    (chosen.kinds.length === 0 || chosen.kinds.includes("content")) &&
    (chosen.channels.length === 0 || goes_to.some((uid) => chosen.channels.includes(uid))) &&
    (chosen.owners.length === 0 || (owner !== null && chosen.owners.includes(owner))) &&
    chosen.tags.length === 0
  );
}
