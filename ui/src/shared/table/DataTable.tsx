// The table of the whole program: 200,000 rows scroll, because only those in sight are drawn and only their windows asked for.
// One tab stop; arrows move a focused cell. Enter or F2 edits (or opens, where nothing is edited), Tab goes on, Escape gives up.
// Space ticks; Shift and Ctrl extend; Ctrl+A means all that match. Ctrl+C copies as a sheet, Ctrl+V pastes one, Ctrl+D fills down.
//
// Why no table library: filter, sort and count are the core's, and column widths are all that would be left for it.

import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { Skeleton } from "../basics/Skeleton";
import { isIme, isMac, isTyping } from "../keys";
import { contextMenu, openMenu } from "../menu/menu";
import { useLatest } from "../use-latest";
import styles from "./DataTable.module.css";
import { movedTo, type Place } from "./grid-keys";
import { countOf, has, joined, NOTHING, toggled } from "./selection";
import { TableHeader } from "./TableHeader";
import { TableRow } from "./TableRow";
import { formatTsv, parseTsv } from "./tsv";
import type { DataTableProps } from "./types";
import { useColumns } from "./use-columns";
import { useWindows } from "./use-windows";

const ROW = 32;
/** A paste larger than this is an import. */
const MOST_PASTED = 5000;
/** Also as a Chinese keyboard gives it. */
const DIGIT = /^[\d０-９.．-]$/;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { source, uidOf, selection: ticks } = props;
  const { t } = useLingui();
  const gridId = useId();
  const box = useRef<HTMLDivElement>(null);
  const columns = useColumns(props.id, props.columns);
  const [place, setPlace] = useState<Place>({ row: 0, column: props.filled ? 1 : 0 });
  /** Null while nothing is edited; else what was typed over the cell to begin with. */
  const [typed, setTyped] = useState<string | null>(null);
  const anchor = useRef(0);
  const [count, setCount] = useState(0);

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  });
  const items = virtual.getVirtualItems();
  const windows = useWindows(source, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  // The virtualizer needs the total before the answer that brings it: drawn again at once when it is another.
  if (windows.total !== count) setCount(windows.total);

  // Where one is to type, one types at once.
  useEffect(() => {
    if (props.filled) box.current?.focus({ preventScroll: true });
  }, [props.filled]);

  const { selection, set } = ticks;
  const ticked = countOf(selection, windows.total);
  const at: Place = {
    row: Math.min(place.row, Math.max(0, windows.total - 1)),
    column: Math.min(place.column, columns.shown.length - 1),
  };

  const uidsBetween = (first: number, last: number): string[] => {
    const uids: string[] = [];
    for (let index = Math.min(first, last); index <= Math.max(first, last); index++) {
      const row = windows.rowAt(index);
      if (row !== undefined) uids.push(uidOf(row));
    }
    return uids;
  };
  const focusOn = (next: Place, extend: boolean) => {
    setTyped(null);
    setPlace(next);
    virtual.scrollToIndex(next.row);
    document
      .getElementById(`${gridId}-${next.row}-${next.column}`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (extend) set(joined(NOTHING, uidsBetween(anchor.current, next.row)));
    else anchor.current = next.row;
  };
  const tick = (index: number, range: boolean) => {
    const row = windows.rowAt(index);
    if (row === undefined) return;
    set(range ? joined(selection, uidsBetween(anchor.current, index)) : toggled(selection, uidOf(row)));
    anchor.current = index;
  };
  const open = (index: number) => {
    const row = windows.rowAt(index);
    if (row !== undefined) props.onOpen(row);
  };

  /** Edits the cell; false where nothing is edited. */
  const edit = ({ row: index, column }: Place, over = ""): boolean => {
    const row = windows.rowAt(index);
    const rule = columns.shown[column]?.edit;
    if (row === undefined || !rule) return false;
    if (rule.kind !== "choice") {
      setTyped(over);
      return true;
    }
    const cell = document.getElementById(`${gridId}-${index}-${column}`);
    const choices = (rule.choices?.(row) ?? []).map(({ value, title }) => ({
      id: value,
      title,
      checked: value === rule.value(row),
      run: () => rule.save(row, value),
    }));
    if (cell) openMenu(cell, columns.shown[column]?.title ?? "", [choices]);
    return true;
  };
  const edited = (index: number, value: string | null, then: "stay" | "right" | "left" | "down") => {
    const row = windows.rowAt(index);
    if (row !== undefined && value !== null) columns.shown[at.column]?.edit?.save(row, value);
    setTyped(null);
    box.current?.focus({ preventScroll: true });
    const step = { stay: [0, 0], right: [0, 1], left: [0, -1], down: [1, 0] }[then] as [number, number];
    setPlace({
      row: Math.min(windows.total - 1, index + step[0]),
      column: Math.max(0, Math.min(columns.shown.length - 1, at.column + step[1])),
    });
  };

  /** Edits the focused cell; where nothing is edited Enter opens its row. */
  const activate = (key: string) => {
    if (!edit(at) && key === "Enter") open(at.row);
  };

  const fill = () => {
    const column = columns.shown[at.column];
    const from = windows.rowAt(ticked > 0 ? at.row : at.row - 1);
    const to = ticked > 0 ? null : windows.rowAt(at.row);
    if (column?.edit && from !== undefined && to !== undefined) props.onFill?.({ column, from, to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event) || isTyping(event.target)) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const bounds = { rows: windows.total, columns: columns.shown.length, page: pageOf(box.current) };
    const next = event.altKey ? null : movedTo(at, { key: event.key, mod }, bounds);
    if (next) focusOn(next, event.shiftKey);
    else if (event.key === "Enter" || event.key === "F2") activate(event.key);
    else if (event.key === " ") tick(at.row, event.shiftKey);
    else if (mod && event.key.toLowerCase() === "a") set({ all: true, uids: new Set() });
    else if (mod && event.key.toLowerCase() === "d") fill();
    else if (!typeOver(event, mod)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Types over the focused cell, or empties it; false for a key that does neither. */
  const typeOver = ({ key, altKey }: KeyboardEvent, mod: boolean): boolean => {
    if (!props.filled || mod || altKey) return false;
    if (DIGIT.test(key)) return edit(at, key);
    const row = windows.rowAt(at.row);
    if ((key !== "Delete" && key !== "Backspace") || row === undefined) return false;
    columns.shown[at.column]?.edit?.save(row, "");
    return true;
  };

  const copied = (): string => {
    const text = (row: Row) => columns.shown.map((c) => c.text?.(row) ?? c.edit?.value(row) ?? "");
    const rows: Row[] = [];
    for (let index = 0; index < windows.total && ticked > 0; index++) {
      const row = windows.rowAt(index);
      if (row !== undefined && has(selection, uidOf(row))) rows.push(row);
    }
    if (rows.length > 0) return formatTsv([columns.shown.map((c) => c.title), ...rows.map(text)]);
    const row = windows.rowAt(at.row);
    return row === undefined ? "" : (text(row)[at.column] ?? "");
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isTyping(event.target)) return;
    event.clipboardData.setData("text/plain", copied());
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !props.onPaste) return;
    event.preventDefault();
    const cells = parseTsv(event.clipboardData.getData("text/plain")).slice(0, MOST_PASTED);
    const rows = cells.map((_, index) => windows.rowAt(at.row + index)).filter((row) => row !== undefined);
    props.onPaste({ cells, columns: columns.shown.slice(at.column), firstRow: at.row, rows });
  };

  const chosen = useRef(false);
  const onPoint = useLatest((index: number, column: number, event: MouseEvent) => {
    // Where nobody has been yet the first cell is active, too; a first click, or a double click, only points at it.
    const again = chosen.current && index === at.row && column === at.column && !event.shiftKey;
    chosen.current = true;
    box.current?.focus({ preventScroll: true });
    if (isMac ? event.metaKey : event.ctrlKey) tick(index, false);
    else if (again && event.detail === 1) edit(at);
    else focusOn({ row: index, column }, event.shiftKey);
  });
  const onTick = useLatest((index: number, event: MouseEvent) => tick(index, event.shiftKey));
  const onOpen = useLatest(open);
  const onEdited = useLatest(edited);
  const onMenu = useLatest((index: number, event: MouseEvent) => {
    const row = windows.rowAt(index);
    if (row === undefined || !props.menuFor) return;
    setPlace({ row: index, column: at.column });
    contextMenu(event, props.label, props.menuFor(row));
  });

  if (windows.error && windows.waiting) throw windows.error;
  if (!windows.waiting && windows.total === 0) return props.empty;
  const all = ticked > 0 && ticked === windows.total;
  return (
    <div
      ref={box}
      role="grid"
      aria-label={props.label}
      aria-rowcount={windows.total + 1}
      aria-colcount={columns.shown.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={`${gridId}-${at.row}-${at.column}`}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
    >
      <TableHeader
        all={props.columns}
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        checked={all || (ticked > 0 ? "mixed" : false)}
        onToggleAll={() => set(all ? NOTHING : { all: true, uids: new Set() })}
      />
      {windows.waiting && <Skeleton rows={16} />}
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: virtual.getTotalSize(), width: columns.total + 40 }}
      >
        {items.map(({ index, start }) => {
          const row = windows.rowAt(index);
          const uid = row === undefined ? undefined : uidOf(row);
          return (
            <TableRow
              key={index}
              row={row}
              index={index}
              top={start}
              gridId={gridId}
              columns={columns.shown}
              widths={columns.widths}
              selected={uid !== undefined && has(selection, uid)}
              open={uid !== undefined && uid === props.openUid}
              active={index === at.row ? at.column : null}
              typed={index === at.row ? typed : null}
              onPoint={onPoint}
              onTick={onTick}
              onOpen={onOpen}
              onMenu={onMenu}
              onEdited={onEdited}
              tickLabel={t`Select this row`}
            />
          );
        })}
      </div>
    </div>
  );
}

function pageOf(box: HTMLElement | null): number {
  return Math.max(1, Math.floor((box?.clientHeight ?? 0) / ROW) - 2);
}
