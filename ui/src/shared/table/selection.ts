// Which rows are selected: some by name, or all that match but some. "All" is never a list of 200,000 uids; commands get
// the filter and the exceptions.

import { useMemo, useState } from "react";

export interface Selection {
  /** True: everything that matches, except `uids`. False: just `uids`. */
  all: boolean;
  uids: ReadonlySet<string>;
}

export const NOTHING: Selection = { all: false, uids: new Set() };

export const has = (selection: Selection, uid: string): boolean => selection.all !== selection.uids.has(uid);

export const countOf = (selection: Selection, total: number): number =>
  selection.all ? total - selection.uids.size : selection.uids.size;

export function toggled(selection: Selection, uid: string): Selection {
  const uids = new Set(selection.uids);
  if (!uids.delete(uid)) uids.add(uid);
  return { all: selection.all, uids };
}

/** With these rows selected, too. */
export function joined(selection: Selection, range: readonly string[]): Selection {
  const uids = new Set(selection.uids);
  for (const uid of range) {
    if (selection.all) uids.delete(uid);
    else uids.add(uid);
  }
  return { all: selection.all, uids };
}

export interface SelectionState {
  selection: Selection;
  set: (selection: Selection) => void;
  clear: () => void;
}

/** The selection of one table; it goes when the filter (`key`) becomes another, because "all" would mean others. */
export function useSelection(key: string): SelectionState {
  const [state, setState] = useState({ key, selection: NOTHING });
  const selection = state.key === key ? state.selection : NOTHING;
  return useMemo(
    () => ({
      selection,
      set: (next) => setState({ key, selection: next }),
      clear: () => setState({ key, selection: NOTHING }),
    }),
    [key, selection],
  );
}
