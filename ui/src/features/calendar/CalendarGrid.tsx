// FullCalendar behind our own words: it gets civil times (its zone is UTC, which is nobody's), our colours and our handlers, and
// keeps no state of its own that matters: the dates and the view come from the address.

import Calendar, {
  type CalendarOptions,
  type CalendarRef,
  type DateSelectInfo,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventReceiveInfo,
  type EventResizeDoneInfo,
} from "@fullcalendar/react";
import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/classic/theme.css";
import "./fullcalendar.css";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import list from "@fullcalendar/react/list";
import zhCn from "@fullcalendar/react/locales/zh-cn";
import classic from "@fullcalendar/react/themes/classic";
import timeGrid from "@fullcalendar/react/timegrid";
import { useLingui } from "@lingui/react/macro";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { SlotDate } from "../../bindings/SlotDate";
import type { Kind } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { type CivilDate, civilAt } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import styles from "./CalendarGrid.module.css";
import { AgendaDay, DayTop, restWord, shownName } from "./DayTop";
import { EventBody } from "./EventBody";
import { eventOf, hatchOf, hideHatch, keyOf, occurrenceOf, slotAt, slotDateOf, slotOf, spanOf } from "./grid-events";
import { AllDay, SlotTime } from "./HourLabels";
import type { Hatching } from "./hatching";
import type { CivilSpan, DayNotes, Occurrence } from "./occurrence";
import { POINTED_MINUTES } from "./placing";
import type { View } from "./range";
import { tellOfPulls } from "./refused-drag";

const GRIDS: Record<Exclude<View, "year">, string> = {
  month: "dayGridMonth",
  week: "timeGridWeek",
  day: "timeGridDay",
  agenda: "agenda",
};

export interface GridHandlers {
  onOpen: (occurrence: Occurrence) => void;
  onMenu: (occurrence: Occurrence, event: MouseEvent) => void;
  /** Moved or resized; `copy` when it was let go with Alt or Ctrl. `undo` puts it back on the screen. */
  onMove: (occurrence: Occurrence, to: CivilSpan, how: { copy: boolean; undo: () => void }) => void;
  /** Somebody pulled at what cannot be moved. */
  onRefused: (occurrence: Occurrence) => void;
  onCreate: (span: CivilSpan) => void;
  /** Something of the tray was let go on a day or a time. */
  onPlace: (item: string, span: CivilSpan) => void;
  /** An empty date of a slot was opened. */
  onSlot: (date: SlotDate) => void;
  /** A post was let go on an empty date of a slot, which its key names. `undo` puts it back on the screen. */
  onFill: (slot: string, item: string, undo: () => void) => void;
  onDay: (date: CivilDate) => void;
  /** A drag begins, or is over. */
  onDragging: (kind: Kind | null) => void;
}

interface CalendarGridProps extends GridHandlers {
  view: Exclude<View, "year">;
  date: CivilDate;
  occurrences: Occurrence[];
  /** Empty dates of slots. */
  slots: SlotDate[];
  /** Drawn while something is dragged that had better not go there. */
  hatchings: Hatching[];
  /** What is dragged. */
  dragging: Kind | null;
  notes: Map<CivilDate, DayNotes>;
  secondZone: string | null;
  box: RefObject<HTMLDivElement | null>;
}

export default function CalendarGrid(props: CalendarGridProps) {
  const { view, date, occurrences, slots, hatchings, dragging, notes, secondZone, box } = props;
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { tz, week_start } = useCommunity();
  const calendar = useRef<CalendarRef>(null);
  const handlers = useRef<GridHandlers>(props);
  handlers.current = props;

  useEffect(() => {
    const api = calendar.current?.getApi();
    // FullCalendar renders at once when told to move; React must have finished first.
    queueMicrotask(() => api?.changeView(GRIDS[view], date));
  }, [view, date]);

  const events = useMemo(
    () => [...occurrences.map(eventOf), ...slots.map(slotOf), ...hatchings.map(hatchOf)],
    [occurrences, slots, hatchings],
  );
  const options = useOptions(handlers);
  return (
    <div ref={box} className={styles.grid} data-dragging={dragging ?? undefined}>
      <Calendar
        {...options}
        ref={calendar}
        initialView={GRIDS[view]}
        initialDate={date}
        locale={formats.language === "zh-CN" ? zhCn : "en-gb"}
        firstDay={week_start}
        now={() => `${civilAt(Date.now(), tz)}Z`}
        events={events}
        eventContent={(info: EventDisplayInfo) => (
          <EventBody
            info={info}
            mode={
              view === "month" || (info.event.allDay && view !== "agenda")
                ? "month"
                : view === "agenda"
                  ? "agenda"
                  : "hours"
            }
          />
        )}
        navLinkHint={(text: string, day: Date) => {
          const on = notes.get(day.toISOString().slice(0, 10));
          // Begins with what is to be seen, so that people who speak to the machine can say it.
          return [String(day.getUTCDate()), restWord(i18n, on), shownName(on), text].filter(Boolean).join(" ");
        }}
        dayCellTopContent={(info) => (
          <DayTop
            text={info.dayNumberText}
            isToday={info.isToday}
            notes={notes.get(info.date.toISOString().slice(0, 10))}
          />
        )}
        dayHeaderContent={(info) => (
          <DayTop
            text={view === "month" ? info.weekdayText : info.dayNumberText}
            weekday={view === "month" ? undefined : info.weekdayText}
            isToday={info.isToday && view !== "month"}
            notes={view === "month" ? undefined : notes.get(info.date.toISOString().slice(0, 10))}
            on={view === "month" ? undefined : info.date.toISOString().slice(0, 10)}
            header
          />
        )}
        slotHeaderContent={(info) => (
          <SlotTime civil={info.date?.toISOString().slice(0, 19) ?? ""} day={date} zone={tz} second={secondZone} />
        )}
        listDayHeaderContent={(info) =>
          info.level === 0 && (
            <AgendaDay on={info.date.toISOString().slice(0, 10)} isToday={info.isToday} notes={notes} />
          )
        }
        allDayHeaderContent={<AllDay zone={tz} second={secondZone} />}
        noEventsText={t`Nothing is planned in these days.`}
        moreLinkText={(count) => t`${count} more`}
        closeHint={t`Close`}
      />
    </div>
  );
}

/** Alt and Ctrl mean a copy: several Linux desktops keep one of them for their own windows. */
const copies = ({ altKey, ctrlKey }: MouseEvent): boolean => altKey || ctrlKey;

function useOptions(handlers: RefObject<GridHandlers>): CalendarOptions {
  return useMemo<CalendarOptions>(() => {
    let under: string | undefined;
    const moved = ({ event, revert, jsEvent }: EventDropInfo | EventResizeDoneInfo, copy: boolean) => {
      const occurrence = occurrenceOf(event);
      const minutes = occurrence.all_day ? 60 : occurrence.minutes;
      const slot = !copy && occurrence.kind === "content" && !occurrence.recurring && slotAt(jsEvent);
      if (slot) handlers.current.onFill(slot, occurrence.uid, revert);
      else handlers.current.onMove(occurrence, spanOf(event, minutes), { copy, undo: revert });
      if (copy) revert();
    };
    const begins = ({ event }: { event: { id: string; extendedProps: Record<string, unknown> } }) => {
      hideHatch(event.id, true);
      handlers.current.onDragging(occurrenceOf(event).kind);
    };
    const ends = ({ event }: { event: { id: string } }) => {
      hideHatch(event.id, false);
      handlers.current.onDragging(null);
    };
    return {
      plugins: [dayGrid, timeGrid, list, interaction, classic],
      views: { agenda: { type: "list", duration: { days: 30 } } },
      headerToolbar: false,
      timeZone: "UTC",
      height: "100%",
      expandRows: true,
      borderless: true,
      fixedWeekCount: false,
      nowIndicator: true,
      scrollTime: "08:00:00",
      slotDuration: "00:30:00",
      snapDuration: "00:15:00",
      slotEventOverlap: false,
      eventDisplay: "block",
      eventInteractive: true,
      editable: true,
      eventResizableFromStart: true,
      selectable: true,
      selectMirror: true,
      selectMinDistance: 4,
      droppable: true,
      dayMaxEvents: true,
      eventMaxStack: 4,
      dragScroll: true,
      navLinks: true,
      navLinkDayClick: (day: Date) => handlers.current.onDay(day.toISOString().slice(0, 10)),
      defaultTimedEventDuration: "00:30",
      // A talk that ends after midnight is of its evening: in the month it does not take the next day, too.
      nextDayThreshold: "06:00:00",
      listItemEventBeforeClass: styles.hidden,
      listDayHeaderClass: styles.agendaDay,
      dayHeaderInnerClass: styles.head,
      dayCellTopInnerClass: styles.head,
      moreLinkInnerClass: styles.more,
      allDayHeaderInnerClass: styles.allDay,
      eventOrder: "start,-duration,allDay,title",
      eventClick: ({ event, jsEvent }) => {
        jsEvent.preventDefault();
        // Hatching lies behind everything and is nothing to be opened.
        const [occurrence, slot] = [occurrenceOf(event), slotDateOf(event)];
        if (occurrence) handlers.current.onOpen(occurrence);
        else if (slot) handlers.current.onSlot(slot);
      },
      eventDidMount: ({ el, event }) => {
        const slot = slotDateOf(event);
        if (slot) el.dataset.slotDate = keyOf(slot);
        const occurrence = event.extendedProps.occurrence as Occurrence | undefined;
        if (!occurrence) return;
        el.dataset.occurrence = occurrence.key;
        if (occurrence.locked) tellOfPulls(el, () => handlers.current.onRefused(occurrence));
        el.addEventListener("contextmenu", (pressed) => handlers.current.onMenu(occurrence, pressed));
      },
      backgroundEventClass: ({ event }) => (event.extendedProps.why === "quiet" ? styles.quiet : styles.taken),
      backgroundEventDidMount: ({ el, event }) => {
        el.dataset.hatch = event.id;
      },
      eventDragStart: begins,
      eventDragStop: ends,
      eventResizeStart: begins,
      eventResizeStop: ends,
      eventDrop: (drop) => moved(drop, copies(drop.jsEvent)),
      eventResize: (resized) => moved(resized, false),
      select: ({ startStr, endStr, allDay, view }: DateSelectInfo) => {
        handlers.current.onCreate(spanOf({ startStr, endStr, allDay }, POINTED_MINUTES));
        view.calendar.unselect();
      },
      dateClick: ({ dateStr, allDay }) =>
        handlers.current.onCreate(spanOf({ startStr: dateStr, endStr: "", allDay }, POINTED_MINUTES)),
      // Comes before the event that was let go is received, and alone knows where the pointer is.
      drop: ({ jsEvent }) => {
        under = slotAt(jsEvent as MouseEvent);
      },
      eventReceive: ({ event, revert }: EventReceiveInfo) => {
        if (under) handlers.current.onFill(under, event.id, () => undefined);
        else handlers.current.onPlace(event.id, spanOf(event, POINTED_MINUTES));
        revert();
      },
    };
  }, [handlers]);
}
