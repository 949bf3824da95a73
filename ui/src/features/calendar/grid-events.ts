// What FullCalendar gets to draw, and what it says of it afterwards.

import type { EventInput } from "@fullcalendar/react";
import type { SlotDate } from "../../bindings/SlotDate";
import { addMinutes } from "../../shared/format/civil";
import type { Hatching } from "./hatching";
import type { CivilSpan, Occurrence } from "./occurrence";

export function eventOf(occurrence: Occurrence): EventInput {
  const { key, title, start, end, all_day, kind, locked } = occurrence;
  return {
    id: key,
    title,
    start: all_day ? start.slice(0, 10) : `${start}Z`,
    end: all_day ? end.slice(0, 10) : `${end}Z`,
    allDay: all_day,
    editable: !locked,
    // A post goes out at one moment.
    durationEditable: !locked && kind !== "content",
    color: `var(--${kind}-soft)`,
    contrastColor: `var(--${kind}-text)`,
    extendedProps: { occurrence },
  };
}

export function hatchOf({ key, start, end, why }: Hatching): EventInput {
  return { id: `hatch ${key}`, start: `${start}Z`, end: `${end}Z`, display: "background", extendedProps: { why } };
}

export const occurrenceOf = (event: { extendedProps: Record<string, unknown> }) =>
  event.extendedProps.occurrence as Occurrence;

/** The span of an event as FullCalendar has it now. One without an end lasts as long as before, or half an hour. */
export function spanOf(event: { startStr: string; endStr: string; allDay: boolean }, minutes: number): CivilSpan {
  const start = event.allDay ? `${event.startStr.slice(0, 10)}T00:00:00` : event.startStr.slice(0, 19);
  const end = event.endStr ? event.endStr.slice(0, 19) : "";
  if (event.allDay)
    return { start, end: end ? `${end.slice(0, 10)}T00:00:00` : addMinutes(start, 1440), all_day: true };
  return { start, end: end || addMinutes(start, minutes), all_day: false };
}

/** An empty date of a slot: quiet, not to be moved, there to be written for. */
export function slotOf(date: SlotDate): EventInput {
  return {
    id: `slot ${keyOf(date)}`,
    title: date.slot_name,
    start: date.all_day ? date.start : `${date.start}Z`,
    allDay: date.all_day,
    editable: false,
    color: "transparent",
    contrastColor: "var(--text-quiet)",
    extendedProps: { slot: date },
  };
}

/** Names a date of a slot among all that is shown. */
export const keyOf = ({ slot, original }: SlotDate): string => `${slot}@${original}`;

export const slotDateOf = (event: { extendedProps: Record<string, unknown> }) =>
  event.extendedProps.slot as SlotDate | undefined;

/** The empty date of a slot on which something is let go, by its key. */
export function slotAt({ clientX, clientY }: { clientX: number; clientY: number }): string | undefined {
  const under = document.elementsFromPoint(clientX, clientY);
  return under.map((element) => element.closest<HTMLElement>("[data-slot-date]")?.dataset.slotDate).find(Boolean);
}

/** An event does not stand in its own way. */
export function hideHatch(key: string, hidden: boolean): void {
  for (const hatch of document.querySelectorAll<HTMLElement>(`[data-hatch="hatch ${CSS.escape(key)}"]`)) {
    hatch.style.visibility = hidden ? "hidden" : "";
  }
}
