import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import { contextMenu, type MenuGroups } from "../menu/menu";
import styles from "./DataTable.module.css";
import type { Column, DataTableProps, Sort } from "./types";
import type { Columns } from "./use-columns";

type HeaderProps<Row> = Pick<DataTableProps<Row>, "sort" | "onSort"> & {
  all: Column<Row>[];
  columns: Columns<Row>;
  checked: boolean | "mixed";
  onToggleAll: () => void;
};

export function TableHeader<Row>({ all, columns, sort, onSort, checked, onToggleAll }: HeaderProps<Row>) {
  const { t } = useLingui();
  const menu: MenuGroups = [
    all.slice(1).map((column) => ({
      id: column.id,
      title: column.title,
      checked: columns.isShown(column.id),
      run: () => columns.flip(column.id),
    })),
  ];
  return (
    <div
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      className={styles.header}
      onContextMenu={(event) => contextMenu(event, t`Columns`, menu)}
    >
      <div role="columnheader" className={styles.tick} tabIndex={-1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t`Select all`}
          checked={checked === true}
          ref={(box) => {
            if (box) box.indeterminate = checked === "mixed";
          }}
          onChange={onToggleAll}
        />
      </div>
      {columns.shown.map((column, index) => (
        <HeaderCell
          key={column.id}
          column={column}
          width={columns.widths[index] ?? column.width}
          sort={sort?.by === column.id ? sort : null}
          onSort={() => onSort(nextSort(column.id, sort))}
          onResize={(width) => columns.resize(column.id, width)}
        />
      ))}
    </div>
  );
}

/** Up, down, none. */
function nextSort(by: string, sort: Sort | null): Sort | null {
  if (sort?.by !== by) return { by, down: false };
  return sort.down ? null : { by, down: true };
}

interface CellProps<Row> {
  column: Column<Row>;
  width: number;
  sort: Sort | null;
  onSort: () => void;
  onResize: (width: number) => void;
}

function HeaderCell<Row>({ column, width, sort, onSort, onResize }: CellProps<Row>) {
  const Arrow = sort?.down ? IconArrowDown : IconArrowUp;
  const ordered = sort?.down ? "descending" : "ascending";
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-sort={sort ? ordered : undefined}
      className={styles.head}
      style={{ width }}
      data-right={column.right}
    >
      <button type="button" tabIndex={-1} disabled={!column.sortable} onClick={onSort} title={column.title}>
        <span>{column.title}</span>
        {sort && <Arrow size={12} aria-hidden />}
      </button>
      <span className={styles.edge} onPointerDown={(event) => pull(event, width, onResize)} aria-hidden />
    </div>
  );
}

/** Pulls a column's edge: the pointer is captured, so leaving the header does not end it. */
function pull(event: PointerEvent<HTMLElement>, width: number, onResize: (width: number) => void): void {
  event.preventDefault();
  const edge = event.currentTarget;
  const from = event.clientX;
  edge.setPointerCapture(event.pointerId);
  const move = (moved: globalThis.PointerEvent) => onResize(width + moved.clientX - from);
  const end = () => {
    edge.removeEventListener("pointermove", move);
    edge.removeEventListener("pointerup", end);
    edge.removeEventListener("pointercancel", end);
  };
  edge.addEventListener("pointermove", move);
  edge.addEventListener("pointerup", end);
  edge.addEventListener("pointercancel", end);
}
