// The rows of Today as one list for the keyboard: the arrows walk all columns, one row is a stop of the Tab key, and its keys are the
// actions of this moment. When a row is dealt with and goes, the next one has the focus.

import { useLingui } from "@lingui/react/macro";
import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useActions } from "../../shared/actions/use-actions";
import { isIme } from "../../shared/keys";
import type { RowActs } from "./use-row-acts";

interface Rows {
  /** The row that the Tab key stops at. */
  stop: string | null;
  acts: Map<string, RowActs>;
}

const RowsContext = createContext<Rows>({ stop: null, acts: new Map() });
export const RowsProvider = RowsContext.Provider;

/** Makes a row one of them, and says whether the Tab key stops at it. */
export function useRow(id: string, acts: RowActs): boolean {
  const rows = useContext(RowsContext);
  useLayoutEffect(() => {
    rows.acts.set(id, acts);
    return () => void rows.acts.delete(id);
  });
  return rows.stop === id;
}

const rowOf = (target: EventTarget | null) => (target as HTMLElement | null)?.dataset?.row ?? null;

export function useRows() {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const [acts] = useState(() => new Map<string, RowActs>());
  const [stop, setStop] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const last = useRef({ id: "", index: -1 });
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];

  useActions([
    {
      id: "today.done",
      title: t({ message: "Done, or sent everywhere", comment: "A key of the focused row" }),
      group: "edit",
      keys: "space",
      disabled: focused === null,
      hidden: true,
      run: () => acts.get(focused ?? "")?.done?.run(),
    },
    {
      id: "today.later",
      title: t({ message: "Put off to the next day", comment: "A key of the focused row" }),
      group: "edit",
      keys: "s",
      disabled: focused === null,
      hidden: true,
      run: () => acts.get(focused ?? "")?.later?.run(),
    },
  ]);

  useLayoutEffect(() => {
    const all = rows();
    const gone = last.current.index >= 0 && !all.some((row) => rowOf(row) === last.current.id);
    const next = all[Math.min(Math.max(0, last.current.index), all.length - 1)];
    if (gone) {
      last.current = { id: "", index: -1 };
      // Only where the focus went with the row: a dialog or a drawer keeps it.
      if (document.activeElement === document.body) next?.focus();
    }
    if (next && !all.some((row) => rowOf(row) === stop)) setStop(rowOf(next));
  });

  return {
    context: { stop, acts },
    props: {
      ref: box,
      onFocus: ({ target }: FocusEvent) => {
        const row = target.closest("li")?.querySelector<HTMLElement>("[data-row]") ?? null;
        if (!row) return;
        const id = rowOf(row) ?? "";
        last.current = { id, index: rows().indexOf(row) };
        setStop(id);
        setFocused(rowOf(target));
      },
      onBlur: () => setFocused(null),
      onKeyDown: (event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step === undefined || isIme(event) || rowOf(event.target) === null) return;
        const all = rows();
        const next = all[all.indexOf(event.target as HTMLElement) + step];
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
    },
  };
}
