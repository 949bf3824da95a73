// The slots of a community, one row each, with their next four weeks as cells. The arrows go from cell to cell, Enter writes or
// opens, Delete empties; pasted lines fill the next dates of the row; a draft is dragged onto a cell.

import { DndContext, type DragEndEvent, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import { useLingui } from "@lingui/react/macro";
import { IconLayoutGrid } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { EmptyState } from "../../../shared/basics/EmptyState";
import { Skeleton } from "../../../shared/basics/Skeleton";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { addDays, type CivilDate, civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { isIme } from "../../../shared/keys";
import { useSlotDates, useSlots } from "../../../shared/slots/queries";
import { editing, filling } from "../../../shared/slots/questions";
import { DraftStrip } from "./DraftStrip";
import { SlotRow } from "./SlotRow";
import styles from "./Slots.module.css";

const WEEKS = 4;

export function SlotsView() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const box = useRef<HTMLTableElement>(null);
  const today = dayOf(civilAt(Date.now(), tz));
  const days = Array.from({ length: WEEKS * 7 }, (_, at) => addDays(today, at));
  const slots = useSlots().data;
  const dates = useSlotDates(today, addDays(today, WEEKS * 7));
  const fill = useWrite("slot_fill");
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  if (!slots) return <Skeleton rows={6} height={48} />;
  if (slots.length === 0) {
    return (
      <EmptyState
        icon={IconLayoutGrid}
        sentence={t`Morning news, good night, topic of the week: places that come again, with another text each time.`}
        action={{ title: t`New slot…`, run: () => editing.ask({}) }}
      />
    );
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const cell = over?.data.current as { slot: string; original: string; when: string } | undefined;
    if (!cell) return;
    void fill.run({ uid: cell.slot, original: cell.original, content: String(active.id) }, t`Planned for ${cell.when}`);
  };
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={onDragEnd}>
      <div className={`${styles.view} scroll`}>
        <table
          ref={box}
          className={styles.table}
          aria-label={t`Slots`}
          onKeyDown={(event) => walk(event, box.current)}
          onPaste={(event) => {
            const row = (event.target as HTMLElement).closest<HTMLElement>("[data-slot]")?.dataset.slot;
            const slot = slots.find(({ uid }) => uid === row);
            const text = event.clipboardData.getData("text/plain");
            if (slot && text.trim()) filling.ask({ slot: slot.uid, name: slot.name, text });
          }}
        >
          <thead>
            <tr>
              <th scope="col" className={styles.name}>
                {t`Slots`}
              </th>
              {days.map((day) => (
                <th
                  key={day}
                  scope="col"
                  data-weekend={isWeekend(day) || undefined}
                  data-today={day === today || undefined}
                >
                  <small>{formats.weekdayNarrow(day)}</small>
                  <span>{Number(day.slice(8, 10))}</span>
                  <span className="visually-hidden">{formats.day(day)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <SlotRow key={slot.uid} slot={slot} days={days} dates={dates.filter((date) => date.slot === slot.uid)} />
            ))}
          </tbody>
        </table>
        <DraftStrip />
      </div>
    </DndContext>
  );
}

function isWeekend(day: CivilDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** From one cell to the next that has anything, in its row; up and down to the nearest day of the next row. */
function walk(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = STEPS[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>("[data-day]");
  if (!step || !from || !table || isIme(event) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...table.querySelectorAll<HTMLElement>("tbody tr")];
  const at = rows.findIndex((row) => row.contains(from));
  const cellsOf = (row: HTMLElement | undefined) => [...(row?.querySelectorAll<HTMLElement>("[data-day]") ?? [])];
  const own = cellsOf(rows[at]);
  if (step[0] !== 0) {
    own[own.indexOf(from) + step[0]]?.focus();
    return;
  }
  const away = (cell: HTMLElement) => Math.abs(Number(cell.dataset.day) - Number(from.dataset.day));
  const [nearest] = cellsOf(rows[at + step[1]]).sort((a, b) => away(a) - away(b));
  nearest?.focus();
}
