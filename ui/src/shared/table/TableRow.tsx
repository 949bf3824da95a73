import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from "react";
import { isIme } from "../keys";
import styles from "./DataTable.module.css";
import type { Column } from "./types";

export interface RowProps<Row> {
  row: Row | undefined;
  index: number;
  top: number;
  gridId: string;
  columns: Column<Row>[];
  widths: number[];
  selected: boolean;
  open: boolean;
  /** The focused column, when this row has the focus. */
  active: number | null;
  /** Null unless the focused cell is being edited; else what was typed over it to begin with. */
  typed: string | null;
  onPoint: (index: number, column: number, event: MouseEvent) => void;
  onTick: (index: number, event: MouseEvent) => void;
  onOpen: (index: number) => void;
  onMenu: (index: number, event: MouseEvent) => void;
  onEdited: (index: number, value: string | null, then: "stay" | "right" | "left" | "down") => void;
  tickLabel: string;
}

export const TableRow = memo(function TableRow<Row>(props: RowProps<Row>) {
  const { row, index, top, gridId, columns, widths, selected, open, active, typed } = props;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={styles.row}
      data-open={open}
      data-active={active !== null}
      style={{ transform: `translateY(${top}px)` }}
      onDoubleClick={() => props.onOpen(index)}
      onContextMenu={(event) => props.onMenu(index, event)}
    >
      <div role="gridcell" tabIndex={-1} className={styles.tick}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={props.tickLabel}
          checked={selected}
          readOnly
          onClick={(event) => props.onTick(index, event)}
        />
      </div>
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid steers all its cells by aria-activedescendant.
        <div
          key={column.id}
          id={`${gridId}-${index}-${at}`}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={at + 2}
          aria-readonly={column.edit ? undefined : true}
          className={styles.cell}
          data-right={column.right}
          data-focused={active === at}
          style={{ width: widths[at] }}
          onClick={(event) => props.onPoint(index, at, event)}
        >
          {row === undefined && <span className={styles.coming} />}
          {row !== undefined && typed !== null && active === at && column.edit ? (
            <CellInput
              value={column.edit.value(row)}
              typed={typed}
              label={column.title}
              numeric={column.edit.kind === "number"}
              onDone={(value, then) => props.onEdited(index, value, then)}
            />
          ) : (
            row !== undefined && column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}) as <Row>(props: RowProps<Row>) => React.JSX.Element;

interface CellInputProps {
  value: string;
  /** Stands in place of the value to begin with, unless it is empty. */
  typed: string;
  label: string;
  numeric: boolean;
  onDone: (value: string | null, then: "stay" | "right" | "left" | "down") => void;
}

/** The editor in a cell: Enter keeps and goes down, Tab keeps and goes on, Escape gives up, leaving keeps. */
function CellInput({ value, typed, label, numeric, onDone }: CellInputProps) {
  const [text, setText] = useState(typed || value);
  // A ref, because losing the focus follows within the same event.
  const done = useRef(false);
  const finish = (then: "stay" | "right" | "left" | "down", keep = true) => {
    if (done.current) return;
    done.current = true;
    onDone(keep && text !== value ? text : null, then);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event)) return;
    event.stopPropagation();
    if (event.key === "Enter") finish("down");
    else if (event.key === "Tab") finish(event.shiftKey ? "left" : "right");
    else if (event.key === "Escape") finish("stay", false);
    else return;
    event.preventDefault();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was opened to type into it.
      autoFocus
      className={styles.input}
      aria-label={label}
      inputMode={numeric ? "decimal" : undefined}
      value={text}
      onFocus={(event) => typed === "" && event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish("stay")}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
