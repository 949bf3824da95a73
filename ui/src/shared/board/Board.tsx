// Columns of cards that are moved by pointer, by keyboard (Alt and the arrows at once; or Space takes a card up, the arrows carry
// it, Space puts it down) and by the caller's menu. Used by the content
// board; it knows no domain. Pointer events only: HTML5 drags are dead in the window.

import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useActions } from "../actions/use-actions";
import { isIme } from "../keys";
import {
  type Arrangement,
  cardBeside,
  columnOf,
  type Direction,
  moved,
  neighbour,
  type Place,
  placeOf,
} from "./arrangement";
import styles from "./Board.module.css";
import { BoardColumn } from "./BoardColumn";
import { ARROWS, focusCard, useCarrying } from "./use-carrying";

export interface BoardColumnSpec<Card> {
  id: string;
  title: string;
  /** A quiet word under the title while the column is empty. */
  emptyText?: string;
  cards: Card[];
  /** How many cards there are in all, when more exist than were given. */
  count?: number;
  /** Above this the count turns amber. */
  limit?: number;
  /** Below the cards: usually quick add. */
  footer?: ReactNode;
}

export interface BoardProps<Card> {
  label: string;
  columns: BoardColumnSpec<Card>[];
  cardId: (card: Card) => string;
  /** What a screen reader calls the card. */
  cardName: (card: Card) => string;
  renderCard: (card: Card) => ReactNode;
  /** False when it was refused: the card goes back. */
  onMove: (id: string, place: Place) => Promise<boolean>;
  onOpen: (card: Card) => void;
  onMenu?: (event: MouseEvent<HTMLElement>, card: Card) => void;
  onFocusCard?: (card: Card | null) => void;
  openId?: string;
}

// Under the pointer first, so that an empty column can be hit; by distance when the pointer is between two.
const hit: CollisionDetection = (args) => {
  const within = pointerWithin(args);
  return within.length > 0 ? within : closestCenter(args);
};

export function Board<Card>(props: BoardProps<Card>) {
  const { t } = useLingui();
  const { columns, cardId, onMove } = props;
  const given: Arrangement = Object.fromEntries(columns.map(({ id, cards }) => [id, cards.map(cardId)]));
  const [held, setHeld] = useState<Arrangement | null>(null);
  const [lifted, setLifted] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [said, say] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const hint = useId();
  const arrangement = held ?? given;
  const order = columns.map(({ id }) => id);
  const byId = new Map(columns.flatMap(({ cards }) => cards.map((card): [string, Card] => [cardId(card), card])));
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));

  const title = (column: string) => columns.find(({ id }) => id === column)?.title ?? "";
  const called = (id: string | number) => {
    const card = byId.get(String(id));
    return card === undefined ? "" : props.cardName(card);
  };
  const { carried, onKey } = useCarrying({
    board: root,
    arrangement,
    order,
    onTake: (id) => say(t`Taken up: ${called(id)}`),
    onCarry: (id, next) => {
      setHeld(next);
      const [name, where] = [called(id), title(columnOf(next, id) ?? "")];
      say(t`${name} is over ${where}`);
    },
    onPut: (id) => drop(id, placeOf(arrangement, id)),
    onCancel: (id) => {
      setHeld(null);
      say(t`Put back: ${called(id)}`);
    },
  });

  // A moved card stays where it was put until the answer of the core brings the new order. One that is being carried is not
  // taken out of the hand by what changes elsewhere, or by the late answer to the move before.
  const shape = JSON.stringify(given);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is the reason to let go of the old.
  useEffect(() => {
    if (lifted === null && carried === null) setHeld(null);
  }, [shape]);

  const put = (card: string, place: Place) => {
    setHeld(moved(arrangement, card, place));
    const [name, where] = [called(card), title(place.column)];
    say(t`${name} now stands in ${where}`);
    void onMove(card, place).then((done) => done || setHeld(null));
  };
  const step = (direction: Direction) => {
    const place = focused && neighbour(arrangement, order, focused, direction);
    if (focused && place) {
      put(focused, place);
      requestAnimationFrame(() => focusCard(root.current, focused));
    }
  };
  useActions(
    [
      { id: "board.left", title: t`Move to the column before`, keys: "alt+arrowleft" },
      { id: "board.right", title: t`Move to the next column`, keys: "alt+arrowright" },
      { id: "board.up", title: t`Move up`, keys: "alt+arrowup" },
      { id: "board.down", title: t`Move down`, keys: "alt+arrowdown" },
    ].map((action) => ({
      ...action,
      group: "edit" as const,
      disabled: focused === null,
      run: () => step(action.id.slice("board.".length) as Direction),
    })),
  );

  const over = ({ active, over }: DragOverEvent) => {
    if (!over || active.id === over.id) return;
    const target = String(over.id);
    const column = order.includes(target) ? target : columnOf(arrangement, target);
    if (column === undefined) return;
    const sameColumn = column === columnOf(arrangement, String(active.id));
    // Within its column the sortable list shows the gap by itself.
    if (!sameColumn)
      setHeld(moved(arrangement, String(active.id), { column, before: order.includes(target) ? null : target }));
  };
  const end = ({ active, over }: DragEndEvent) => {
    const id = String(active.id);
    setLifted(null);
    if (!over) return setHeld(null);
    const target = String(over.id);
    const column = order.includes(target) ? target : columnOf(arrangement, target);
    if (column === undefined) return setHeld(null);
    drop(id, target === id ? placeOf(arrangement, id) : dropPlace(arrangement, id, target, column));
  };
  const drop = (id: string, place: Place | null) => {
    const before = placeOf(given, id);
    if (!place || (before?.column === place.column && before.before === place.before)) return setHeld(null);
    put(id, place);
  };

  // Before the card itself, whose Enter opens it.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const card = (event.target as HTMLElement).dataset.card;
    if (card === undefined || lifted || isIme(event) || !onKey(event, card)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (lifted || isIme(event) || event.altKey || event.ctrlKey || event.metaKey || !direction || !focused) return;
    if (!(event.target as HTMLElement).dataset.card) return;
    const next = cardBeside(arrangement, order, focused, direction);
    if (next) focusCard(root.current, next);
    event.preventDefault();
  };

  const active = lifted === null ? undefined : byId.get(lifted);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={hit}
      onDragStart={({ active }) => setLifted(String(active.id))}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={() => {
        setLifted(null);
        setHeld(null);
      }}
      accessibility={{
        screenReaderInstructions: { draggable: "" },
        announcements: {
          onDragStart: ({ active }) => t`Taken up: ${called(active.id)}`,
          onDragOver: () => undefined,
          onDragEnd: ({ active }) => t`Put down: ${called(active.id)}`,
          onDragCancel: ({ active }) => t`Put back: ${called(active.id)}`,
        },
      }}
    >
      <div
        ref={root}
        className={styles.board}
        role="group"
        aria-label={props.label}
        onKeyDownCapture={onKeyDownCapture}
        onKeyDown={onKeyDown}
      >
        {columns.map((column) => (
          <BoardColumn
            key={column.id}
            spec={column}
            ids={arrangement[column.id] ?? []}
            byId={byId}
            lifted={lifted}
            carried={carried}
            hint={hint}
            tabStop={focused}
            board={props}
            onFocus={(id) => {
              setFocused(id);
              props.onFocusCard?.(byId.get(id) ?? null);
            }}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {active !== undefined && <div className={styles.overlay}>{props.renderCard(active)}</div>}
      </DragOverlay>
      <p id={hint} hidden>
        {t`Space takes the card up, arrows move it, Space puts it down, Escape cancels.`}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </DndContext>
  );
}

/** Dropped on a card: above it when coming from below, below it when coming from above, as the gap showed. */
function dropPlace(arrangement: Arrangement, id: string, target: string, column: string): Place {
  const cards = arrangement[column] ?? [];
  const [from, to] = [cards.indexOf(id), cards.indexOf(target)];
  if (to < 0) return { column, before: null };
  return { column, before: from >= 0 && from < to ? (cards[to + 1] ?? null) : target };
}
