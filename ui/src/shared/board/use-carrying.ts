// A card carried by keys: Space takes it up, the arrows carry it, Space or Enter puts it down, Escape lets it go back. It is done
// on the arrangement alone: the drag library's own keyboard measures the page first, and swallows the keys pressed before it has.

import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { type Arrangement, type Direction, moved, neighbour } from "./arrangement";

export const ARROWS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

interface Carrying {
  board: RefObject<HTMLElement | null>;
  arrangement: Arrangement;
  order: readonly string[];
  onTake: (card: string) => void;
  onCarry: (card: string, next: Arrangement) => void;
  onPut: (card: string) => void;
  onCancel: (card: string) => void;
}

export function useCarrying({ board, arrangement, order, ...on }: Carrying) {
  const [carried, setCarried] = useState<string | null>(null);

  // In another column the card is another element, and the next key must still find it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new arrangement is the reason to look for the card again.
  useLayoutEffect(() => {
    if (carried !== null) focusCard(board.current, carried);
  }, [carried, arrangement, board]);

  const { onCancel } = on;
  useEffect(() => {
    if (carried === null) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Element && event.target.closest(cardSelector(carried))) return;
      setCarried(null);
      onCancel(carried);
    };
    document.addEventListener("pointerdown", elsewhere, true);
    document.addEventListener("focusin", elsewhere, true);
    return () => {
      document.removeEventListener("pointerdown", elsewhere, true);
      document.removeEventListener("focusin", elsewhere, true);
    };
  }, [carried, onCancel]);

  /** True when the key was one of carrying and is done with. */
  const onKey = (event: KeyboardEvent, card: string): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (carried === null) {
      if (event.key !== " ") return false;
      setCarried(card);
      on.onTake(card);
      return true;
    }
    const direction = ARROWS[event.key];
    if (direction) {
      const place = neighbour(arrangement, order, carried, direction);
      if (place) on.onCarry(carried, moved(arrangement, carried, place));
      return true;
    }
    if (event.key === " " || event.key === "Enter") {
      setCarried(null);
      on.onPut(carried);
      return true;
    }
    if (event.key === "Escape") {
      setCarried(null);
      on.onCancel(carried);
      return true;
    }
    return false;
  };

  return { carried, onKey };
}

export function focusCard(board: HTMLElement | null, card: string): void {
  board?.querySelector<HTMLElement>(cardSelector(card))?.focus();
}

function cardSelector(card: string): string {
  return `[data-card="${CSS.escape(card)}"]`;
}
