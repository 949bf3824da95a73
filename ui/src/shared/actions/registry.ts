// Every action a person can take is one object here, and only here. From it come the entry in the command palette, the
// keyboard shortcut, the line of the "?" sheet and the entry of a context menu.
//
//   useActions([{ id: "calendar.today", title: t`Go to today`, group: "view", keys: "t", run: goToToday }]);
//
// Actions live as long as the component that registers them. When two want the same keys, the one mounted last has them, so
// a page overrides the frame and a drawer overrides the page.

import type { Icon } from "@tabler/icons-react";

export type ActionGroup = "go" | "create" | "edit" | "view" | "app";

export interface Action {
  /** `domain.verb`, stable. */
  id: string;
  title: string;
  group: ActionGroup;
  /** `mod+k`, `t`, `shift+arrowdown`, or two strokes: `g t`. */
  keys?: string;
  /** Further words by which the palette finds it: in Chinese, pinyin and its initials. */
  keywords?: string;
  icon?: Icon;
  /** Drawn in red and kept last in menus. */
  danger?: boolean;
  disabled?: boolean;
  /** Works while a text is being typed, too. Only for chords with `mod`. */
  whileTyping?: boolean;
  /** A key that is held down does it once: it must be seen before it is done again. */
  once?: boolean;
  /** Not in the palette: it makes sense only at its place. */
  hidden?: boolean;
  run: () => void;
}

type Listener = () => void;

const owners = new Map<symbol, Action[]>();
const listeners = new Set<Listener>();
let all: Action[] = [];

function publish(): void {
  const byId = new Map<string, Action>();
  for (const actions of owners.values()) for (const action of actions) byId.set(action.id, action);
  all = [...byId.values()];
  for (const listener of listeners) listener();
  runAwaited();
}

export function register(owner: symbol, actions: Action[]): void {
  owners.set(owner, actions);
  publish();
}

export function unregister(owner: symbol): void {
  owners.delete(owner);
  publish();
}

export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All actions of the moment, in the order of their registration. */
export function actions(): Action[] {
  return all;
}

/** The action that these keys run now, if any. Later registrations lead. */
export function actionForKeys(keys: string, typing: boolean): Action | undefined {
  return all.findLast((action) => action.keys === keys && !action.disabled && (!typing || action.whileTyping));
}

/** True when some action is reached by a second stroke after this one. */
export function startsSequence(stroke: string): boolean {
  return all.some((action) => action.keys?.startsWith(`${stroke} `));
}

/** So long a button waits for the part that does what it says; longer would be a surprise. */
const PATIENCE_MS = 4000;
let awaited: { id: string; until: number } | null = null;

/** Runs an action by its name. When nobody offers it yet, because the part that does is still loading, it runs once that has come;
 *  false means it waits. */
export function runAction(id: string): boolean {
  const action = all.find((candidate) => candidate.id === id);
  awaited = action ? null : { id, until: Date.now() + PATIENCE_MS };
  if (!action?.disabled) action?.run();
  return action !== undefined;
}

function runAwaited(): void {
  if (!awaited || !all.some(({ id }) => id === awaited?.id)) return;
  const { id, until } = awaited;
  awaited = null;
  if (Date.now() <= until) queueMicrotask(() => runAction(id));
}
