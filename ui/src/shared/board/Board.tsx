// A board: columns of cards that are dragged by pointer or by keyboard (Space takes a card up, arrows carry it, Space puts it
// down). dnd-kit stands behind this file only; it moves by pointer events, which live beside the window's file drops.

import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useLingui } from "@lingui/react/macro";
import { type MouseEvent, type ReactNode, useState } from "react";
import styles from "./Board.module.css";
import { type Layout, layoutOf, moved, placeOf } from "./layout";

export interface BoardColumn<Card> {
  id: string;
  title: ReactNode;
  /** Right of the title: a count, a limit. */
  note?: ReactNode;
  cards: Card[];
}

interface BoardProps<Card> {
  label: string;
  columns: BoardColumn<Card>[];
  uidOf: (card: Card) => string;
  /** What a card is called aloud while it is carried. */
  nameOf: (card: Card) => string;
  card: (card: Card) => ReactNode;
  /** `before` is the card that it now stands in front of; null at the end. */
  onMove: (card: Card, column: string, before: Card | null) => void;
  onOpen: (card: Card) => void;
  onMenu?: (card: Card, event: MouseEvent) => void;
  openUid?: string;
}

export function Board<Card>(props: BoardProps<Card>) {
  const { columns, uidOf, nameOf } = props;
  const { t } = useLingui();
  const [carried, setCarried] = useState<{ uid: string; layout: Layout } | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes: KEYS }),
  );
  const cards = new Map(columns.flatMap((column) => column.cards.map((card) => [uidOf(card), card])));
  const layout = carried?.layout ?? layoutOf(columns, uidOf);
  const name = (uid: unknown) => {
    const card = cards.get(String(uid));
    return card === undefined ? "" : nameOf(card);
  };

  const onDragStart = ({ active }: DragStartEvent) =>
    setCarried({ uid: String(active.id), layout: layoutOf(columns, uidOf) });
  const onDragOver = ({ active, over }: DragOverEvent) => {
    if (!over || !carried) return;
    const next = moved(carried.layout, String(active.id), String(over.id));
    if (next !== carried.layout) setCarried({ ...carried, layout: next });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const uid = String(active.id);
    const end = carried && over ? moved(carried.layout, uid, String(over.id)) : null;
    setCarried(null);
    const card = cards.get(uid);
    const place = end && placeOf(end, uid);
    const was = placeOf(layoutOf(columns, uidOf), uid);
    if (!card || !place || (place.column === was?.column && place.before === was?.before)) return;
    props.onMove(card, place.column, place.before === null ? null : (cards.get(place.before) ?? null));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCorners}
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDragEnd={onDragEnd}
      onDragCancel={() => setCarried(null)}
      accessibility={{
        screenReaderInstructions: {
          draggable: t`Space takes the card up, arrows move it, Space puts it down, Escape cancels.`,
        },
        announcements: {
          onDragStart: ({ active }) => t`Taken up: ${name(active.id)}`,
          onDragOver: () => undefined,
          onDragEnd: ({ active }) => t`Put down: ${name(active.id)}`,
          onDragCancel: ({ active }) => t`Put back: ${name(active.id)}`,
        },
      }}
    >
      <section className={styles.board} aria-label={props.label}>
        {columns.map((column) => (
          <Column key={column.id} id={column.id} title={column.title} note={column.note} uids={layout[column.id] ?? []}>
            {(layout[column.id] ?? []).map((uid) => {
              const card = cards.get(uid);
              return (
                card !== undefined && (
                  <CardFrame
                    key={uid}
                    uid={uid}
                    open={uid === props.openUid}
                    onOpen={() => props.onOpen(card)}
                    onMenu={(event) => props.onMenu?.(card, event)}
                  >
                    {props.card(card)}
                  </CardFrame>
                )
              );
            })}
          </Column>
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {carried && cards.has(carried.uid) && (
          <div className={styles.carried}>{props.card(cards.get(carried.uid) as Card)}</div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

// Enter opens a card, so it does not take it up.
const KEYS = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

function Column({
  id,
  title,
  note,
  uids,
  children,
}: {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  uids: string[];
  children: ReactNode;
}) {
  const { setNodeRef, isOver } = useDroppable({ id });
  return (
    <div className={styles.column} data-over={isOver}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <span>{note}</span>
      </header>
      <SortableContext id={id} items={uids} strategy={verticalListSortingStrategy}>
        <ul ref={setNodeRef} className={`${styles.cards} scroll`}>
          {children}
        </ul>
      </SortableContext>
    </div>
  );
}

interface CardFrameProps {
  uid: string;
  open: boolean;
  onOpen: () => void;
  onMenu: (event: MouseEvent) => void;
  children: ReactNode;
}

function CardFrame({ uid, open, onOpen, onMenu, children }: CardFrameProps) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: uid });
  return (
    <li>
      <div
        {...attributes}
        {...listeners}
        ref={setNodeRef}
        role="button"
        tabIndex={0}
        className={styles.card}
        data-open={open}
        data-dragging={isDragging}
        style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
        onClick={onOpen}
        onContextMenu={onMenu}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isDragging) onOpen();
          else listeners?.onKeyDown?.(event);
        }}
      >
        {children}
      </div>
    </li>
  );
}
