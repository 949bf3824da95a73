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
  /** The row that had the focus last, and all of that moment. */
  const last = useRef<{ id: string; all: string[] } | null>(null);
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
    {
      id: "today.send",
      title: t({ message: "Send one by one", comment: "A key of the focused row" }),
      group: "edit",
      keys: "d",
      disabled: focused === null,
      hidden: true,
      run: () => acts.get(focused ?? "")?.send?.run(),
    },
    {
      id: "today.contact",
      title: t({ message: "Log a contact", comment: "A key of the focused row" }),
      group: "edit",
      keys: "c",
      disabled: focused === null,
      hidden: true,
      run: () => acts.get(focused ?? "")?.contact?.run(),
    },
  ]);

  useLayoutEffect(() => {
    const all = rows();
    const named = (id: string | null | undefined) => all.find((row) => rowOf(row) === id);
    if (last.current && !named(last.current.id)) {
      // What is done may stand in another column now: the next one is the one that followed, not the one at its place.
      const { id, all: old } = last.current;
      const at = old.indexOf(id);
      const next = [...old.slice(at + 1), ...old.slice(0, at).reverse()].find(named);
      last.current = null;
      // Only where the focus went with the row: a dialog or a drawer keeps it.
      if (document.activeElement === document.body) named(next)?.focus();
    }
    if (all[0] && !named(stop)) setStop(rowOf(all[0]));
  });

  return {
    context: { stop, acts },
    props: {
      ref: box,
      onFocus: ({ target }: FocusEvent) => {
        const row = target.closest("li")?.querySelector<HTMLElement>("[data-row]") ?? null;
        if (!row) return;
        const id = rowOf(row) ?? "";
        last.current = { id, all: rows().flatMap((one) => rowOf(one) ?? []) };
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
