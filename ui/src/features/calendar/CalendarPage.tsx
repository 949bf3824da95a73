// One calendar of everything that is planned. The address says what is shown; the core says what happens in it; a drag, a key and
// "Move to…" do the same thing.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Kind } from "../../shared/basics/KindMark";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { civilAt } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { isIme } from "../../shared/keys";
import { contextMenu } from "../../shared/menu/menu";
import { useAddress, useOpen } from "../../shared/navigation";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { useFacetChips } from "../../shared/page/use-facet-chips";
import { EVERYTHING, usePlanFacets } from "../../shared/plan/use-plan-facets";
import { useSetting } from "../../shared/settings";
import { writing } from "../../shared/slots/writing";
import { facetsOf, inAddress, parseAddress } from "./address";
import CalendarGrid from "./CalendarGrid";
import styles from "./CalendarPage.module.css";
import { CalendarTools } from "./CalendarTools";
import { CreateDialog } from "./CreateDialog";
import { actOf } from "./event-keys";
import { hatchings } from "./hatching";
import { MiniMonth } from "./MiniMonth";
import { MoveDialog } from "./MoveDialog";
import { nudged } from "./nudge";
import { type CivilSpan, type Occurrence, spanOf, wholeDay } from "./occurrence";
import { momentAt } from "./placing";
import { useCalendarData, useUsualTimes } from "./queries";
import { dayForNew, rangeOf, rangeTitle, stepped } from "./range";
import { keepShown } from "./shown";
import Tray, { type Waiting } from "./Tray";
import { useCalendarActions } from "./use-calendar-actions";
import { useCalendarSlots } from "./use-calendar-slots";
import { useMoves } from "./use-moves";
import { YearView } from "./YearView";

export default function CalendarPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz, week_start } = useCommunity();
  const [address, set] = useAddress(parseAddress);
  const open = useOpen();
  const box = useRef<HTMLDivElement>(null);
  const [creating, create] = useState<CivilSpan | null>(null);
  const [moving, move] = useState<Occurrence | null>(null);
  const [planning, plan] = useState<Waiting | null>(null);
  const [dragging, setDragging] = useState<Kind | null>(null);

  const today = civilAt(Date.now(), tz).slice(0, 10);
  const date = address.date ?? today;
  const range = rangeOf(address.view, date, week_start);
  const chosen = useMemo(() => facetsOf(address), [address]);
  const data = useCalendarData({ ...range, ...chosen });
  const slots = useCalendarSlots(range.from, range.to, chosen);
  const occurrences = useMemo(() => slots.labelled(data.occurrences), [slots.labelled, data.occurrences]);
  const { facets, ready } = usePlanFacets(chosen, (patch) => set(inAddress(patch)));
  const chips = useFacetChips(facets, ready);
  const usual = useUsualTimes();
  const moves = useMoves();
  const [quiet] = useSetting("reminders.quiet_hours");
  const [secondZone] = useSetting("calendar.second_zone");

  const hatched = useMemo(
    () =>
      address.view === "week" || address.view === "day"
        ? hatchings({ from: range.from, to: range.to }, data.occurrences, quiet)
        : [],
    [address.view, range.from, range.to, data.occurrences, quiet],
  );

  const title = rangeTitle(address.view, range, date, formats);
  useEffect(() => {
    keepShown({ facets: chosen, from: range.from, to: range.to, title });
    return () => keepShown(null);
  }, [chosen, range.from, range.to, title]);

  const step = (by: number) => set({ date: stepped(address.view, date, by) });
  const show = (view: typeof address.view, on: string) => set({ view, date: on });
  const openOccurrence = ({ kind, uid, original }: Occurrence) => open({ kind, uid, original: original || undefined });
  const menuOf = (occurrence: Occurrence, event: MouseEvent | KeyboardEvent) =>
    contextMenu(event as MouseEvent & { currentTarget: EventTarget }, occurrence.title, [
      [{ id: "open", title: t`Open`, keys: "enter", run: () => openOccurrence(occurrence) }],
      [
        { id: "move", title: t`Move to…`, keys: "shift+m", disabled: occurrence.locked, run: () => move(occurrence) },
        {
          id: "copy",
          title: t`Copy to the next day`,
          run: () => void moves.copy(occurrence, nudged(occurrence, "ArrowRight", "month")),
        },
      ],
      [{ id: "delete", title: t`Delete`, keys: "delete", danger: true, run: () => void moves.remove(occurrence) }],
    ]);

  useCalendarActions({ day: dayForNew(range, date, today), tray: address.tray === true, set, step, create });

  /** On a focused event: Alt and an arrow move it, Shift+M asks where to, Delete deletes. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event)) return;
    const element = (event.target as HTMLElement).closest<HTMLElement>("[data-occurrence]");
    const occurrence = data.occurrences.find(({ key }) => key === element?.dataset.occurrence);
    const act = occurrence && actOf(event, occurrence);
    if (!occurrence || !act) return;
    if (act === "nudge") void moves.move(occurrence, nudged(occurrence, event.key, address.view));
    else if (act === "move") move(occurrence);
    else if (act === "delete") void moves.remove(occurrence);
    else moves.refuse(occurrence);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Page
      title={<MiniMonth title={title} date={date} today={today} onDate={(on) => set({ date: on })} />}
      tools={<CalendarTools address={address} set={set} facets={facets} slots={slots} onStep={step} />}
      chips={chips.length > 0 && <FilterChips chips={chips} onClear={() => set(inAddress(EVERYTHING))} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the events inside, which FullCalendar draws. */}
      <div className={styles.body} data-view={address.view} onKeyDown={onKeyDown}>
        <div className={styles.main}>
          {!data.ready && <Skeleton rows={12} />}
          {data.ready && address.view === "year" && (
            <YearView
              date={date}
              today={today}
              occurrences={data.occurrences}
              notes={data.notes}
              onDay={(day) => show("day", day)}
              onMonth={(month) => show("month", month)}
            />
          )}
          {data.ready && address.view !== "year" && (
            <CalendarGrid
              box={box}
              view={address.view}
              date={date}
              occurrences={occurrences}
              slots={slots.empty}
              hatchings={hatched}
              dragging={dragging}
              onDragging={setDragging}
              notes={data.notes}
              secondZone={secondZone || null}
              onOpen={openOccurrence}
              onMenu={menuOf}
              onMove={(occurrence, to, { copy, undo }) =>
                void (copy ? moves.copy(occurrence, to) : moves.move(occurrence, to)).then((done) => done || undo())
              }
              onRefused={moves.refuse}
              onCreate={create}
              onSlot={({ slot, original }) => writing.ask({ slot, original })}
              onFill={(slot, item, undo) => void slots.fill(slot, item).then((done) => done || undo())}
              onPlace={(uid, span) => {
                const item = data.waiting.find((waiting) => waiting.uid === uid);
                if (item) void moves.place(item, momentAt(item.kind, span, usual));
              }}
              onDay={(day) => show("day", day)}
            />
          )}
        </div>
        {address.tray && (
          <Tray
            items={data.waiting}
            unseen={data.unseen}
            onOpen={({ kind, uid }) => open({ kind, uid })}
            onPlan={plan}
            onDragging={setDragging}
          />
        )}
      </div>
      {creating && (
        <CreateDialog
          span={creating}
          usual={usual}
          onClose={() => create(null)}
          onCreate={(kind, title, at) => {
            create(null);
            void moves.create(kind, title, at).then((uid) => uid && open({ kind, uid }));
          }}
        />
      )}
      {moving && (
        <MoveDialog
          kind={moving.kind}
          title={moving.title}
          planned
          from={{ start: moving.start, duration_min: moving.minutes, all_day: moving.all_day }}
          onClose={() => move(null)}
          onMove={(to) => {
            move(null);
            void moves.move(moving, spanOf(to));
          }}
        />
      )}
      {planning && (
        <MoveDialog
          kind={planning.kind}
          title={planning.title}
          planned={false}
          from={momentAt(planning.kind, wholeDay(date < today ? today : date), usual)}
          onClose={() => plan(null)}
          onMove={(to) => {
            plan(null);
            void moves.place(planning, to);
          }}
        />
      )}
    </Page>
  );
}
