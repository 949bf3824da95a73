// Where the focus of a grid goes by a key. Pure, so that the table only has to draw it.

export interface Place {
  row: number;
  column: number;
}

export interface Bounds {
  rows: number;
  columns: number;
  /** Rows in sight: a page. */
  page: number;
}

interface Stroke {
  key: string;
  mod: boolean;
}

export function movedTo(place: Place, { key, mod }: Stroke, bounds: Bounds): Place | null {
  const to = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(bounds.rows - 1, row)),
    column: Math.max(0, Math.min(bounds.columns - 1, column)),
  });
  const { row, column } = place;
  switch (key) {
    case "ArrowDown":
      return to(mod ? bounds.rows : row + 1, column);
    case "ArrowUp":
      return to(mod ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, mod ? bounds.columns : column + 1);
    case "ArrowLeft":
      return to(row, mod ? 0 : column - 1);
    case "PageDown":
      return to(row + bounds.page, column);
    case "PageUp":
      return to(row - bounds.page, column);
    case "Home":
      return to(mod ? 0 : row, 0);
    case "End":
      return to(mod ? bounds.rows : row, bounds.columns);
    default:
      return null;
  }
}
