// Where the cards of a board stand: pure steps, so that pointer, keyboard and menu all move cards by the same rules.

/** Card ids of each column, in order. */
export type Arrangement = Record<string, string[]>;

export interface Place {
  column: string;
  /** The card that the moved one stands before; null for the end of the column. */
  before: string | null;
}

export function columnOf(arrangement: Arrangement, card: string): string | undefined {
  return Object.keys(arrangement).find((column) => arrangement[column]?.includes(card));
}

export function placeOf(arrangement: Arrangement, card: string): Place | null {
  const column = columnOf(arrangement, card);
  if (column === undefined) return null;
  const cards = arrangement[column] as string[];
  return { column, before: cards[cards.indexOf(card) + 1] ?? null };
}

/** The arrangement with the card at its new place. */
export function moved(arrangement: Arrangement, card: string, place: Place): Arrangement {
  const without = Object.fromEntries(
    Object.entries(arrangement).map(([column, cards]) => [column, cards.filter((other) => other !== card)]),
  );
  const target = without[place.column];
  if (!target) return arrangement;
  const at = place.before === null ? -1 : target.indexOf(place.before);
  target.splice(at < 0 ? target.length : at, 0, card);
  return without;
}

export type Direction = "left" | "right" | "up" | "down";

/** Where a card goes by one key: a neighbour column keeps the height as far as it can. Null at the edge. */
export function neighbour(
  arrangement: Arrangement,
  columns: readonly string[],
  card: string,
  direction: Direction,
): Place | null {
  const column = columnOf(arrangement, card);
  if (column === undefined) return null;
  const cards = arrangement[column] as string[];
  const row = cards.indexOf(card);
  if (direction === "up") return row === 0 ? null : { column, before: cards[row - 1] ?? null };
  if (direction === "down") return row === cards.length - 1 ? null : { column, before: cards[row + 2] ?? null };
  const next = columns[columns.indexOf(column) + (direction === "left" ? -1 : 1)];
  if (next === undefined) return null;
  return { column: next, before: arrangement[next]?.[row] ?? null };
}

/** The card that the arrow keys lead to; empty columns are stepped over. */
export function cardBeside(
  arrangement: Arrangement,
  columns: readonly string[],
  card: string,
  direction: Direction,
): string | null {
  const column = columnOf(arrangement, card);
  if (column === undefined) return null;
  const cards = arrangement[column] as string[];
  const row = cards.indexOf(card);
  if (direction === "up") return cards[row - 1] ?? null;
  if (direction === "down") return cards[row + 1] ?? null;
  const step = direction === "left" ? -1 : 1;
  for (let at = columns.indexOf(column) + step; at >= 0 && at < columns.length; at += step) {
    const there = arrangement[columns[at] as string] ?? [];
    if (there.length > 0) return there[Math.min(row, there.length - 1)] ?? null;
  }
  return null;
}
