// What a table is told. The core filters, sorts and counts; the table asks it for windows of 200 rows and draws those in sight.

import type { ReactNode } from "react";
import type { MenuGroups } from "../menu/menu";

export interface Sort {
  by: string;
  down: boolean;
}

export interface CellEdit<Row> {
  /** `choice` opens a menu; the others edit as text and `save` gets what was typed. */
  kind: "text" | "number" | "date" | "choice";
  value: (row: Row) => string;
  choices?: (row: Row) => { value: string; title: string }[];
  save: (row: Row, value: string) => void;
}

export interface Column<Row> {
  id: string;
  title: string;
  /** Pixels, until the person has pulled at the edge. */
  width: number;
  /** Numbers stand right, with the unit in the title. */
  right?: boolean;
  sortable?: boolean;
  /** Not shown until chosen from the menu of the header. */
  spare?: boolean;
  cell: (row: Row) => ReactNode;
  /** What a copy of the cell gives; without it, what `edit` holds. */
  text?: (row: Row) => string;
  edit?: CellEdit<Row>;
}

export interface RowsPage<Row> {
  rows: Row[];
  total: number;
}

export interface TableSource<Row> {
  /** Names filter and sort: another key means other rows. Starts with the command's name. */
  key: readonly unknown[];
  /** The tables whose changes make the rows old. */
  on: readonly string[];
  page: (offset: number, limit: number) => Promise<RowsPage<Row>>;
}

/** A block of cells pasted from a sheet, from the cell that has the focus on. */
export interface Pasted<Row> {
  cells: string[][];
  /** The visible columns from the focused one on. */
  columns: Column<Row>[];
  firstRow: number;
  /** The rows that lie under the block and are loaded. */
  rows: Row[];
}

/** Ctrl+D: the value of one cell for others of its column. */
export interface Fill<Row> {
  column: Column<Row>;
  /** Has the value: the focused row while rows are selected, else the row above the focused one. */
  from: Row;
  /** Gets it: the focused row, or null for the selected rows. */
  to: Row | null;
}

export interface DataTableProps<Row> {
  /** Keeps column widths and choices under this name. */
  id: string;
  label: string;
  columns: Column<Row>[];
  source: TableSource<Row>;
  uidOf: (row: Row) => string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  selection: import("./selection").SelectionState;
  /** Enter or double click. */
  onOpen: (row: Row) => void;
  /** The row that the drawer shows. */
  openUid?: string;
  menuFor?: (row: Row) => MenuGroups;
  onPaste?: (pasted: Pasted<Row>) => void;
  onFill?: (fill: Fill<Row>) => void;
  /** A table that is filled: a digit begins to type over the cell, Delete empties it. */
  filled?: boolean;
  /** Instead of rows, when there is none. */
  empty: ReactNode;
}
