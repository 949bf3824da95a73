// Short messages at the bottom of the window. A message of a change carries Undo for ten seconds, as long as that change is the
// newest; an error stays until read.

import type { CoreError } from "../../platform/core-error";

export interface Toast {
  id: number;
  kind: "done" | "error" | "note" | "working";
  text?: string;
  error?: CoreError;
  action?: { title: string; run: () => void };
  /** The step that its Undo takes back, and no other. */
  step?: string;
}

/** What is under way goes when it is over; as far as a timer counts, that is never. */
const SHOWN_MS = { done: 10_000, note: 5_000, error: 15_000, working: 2 ** 31 - 1 };
/** What takes longer is said to be under way. */
const LONG_MS = 600;
const MOST = 3;

let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(changed: Toast[]): void {
  toasts = changed;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, "id">): number {
  const id = next++;
  // What is under way gives no room to what is done: it may be the only place where it can be stopped.
  const over = toasts.filter(({ kind }) => kind !== "working").slice(1 - MOST);
  set([...toasts.filter((old) => old.kind === "working" || over.includes(old)), { ...toast, id }]);
  setTimeout(() => dismiss(id), SHOWN_MS[toast.kind]);
  return id;
}

export function dismiss(id: number): void {
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id));
}

/** Says what a write did and offers to undo its step. Earlier such messages go: only the last step is undone by one click. */
export function showDone(text: string, step: string | undefined): void {
  set(toasts.filter(({ kind }) => kind !== "done"));
  show({ kind: "done", text, step });
}

/** Takes back the offer to undo what is no longer the newest step; what was said stays. */
export function keepOffersOf(newest: string | undefined): void {
  if (toasts.some(({ step }) => step !== undefined && step !== newest))
    set(toasts.map((toast) => (toast.step === newest ? toast : { ...toast, step: undefined })));
}

/** Says what undo or redo did, in place of all that was said before about changes. */
export function showFlipped(text: string, action: Toast["action"]): void {
  set(toasts.filter(({ kind }) => kind === "error" || kind === "working"));
  show({ kind: "note", text, action });
}

export function showNote(text: string, action?: Toast["action"]): void {
  show({ kind: "note", text, action });
}

/** Says how far something is that goes on while other pages are open, until it is dismissed. Told again under its id it is the
 *  same message, and stays away once somebody closed it. */
export function showWorking(text: string, action: Toast["action"], id?: number): number {
  if (id === undefined) return show({ kind: "working", text, action });
  set(toasts.map((toast) => (toast.id === id ? { ...toast, text, action } : toast)));
  return id;
}

/** Says that something is under way, once that takes long and for as long as it does. */
export async function sayWhile<T>(text: string, work: Promise<T>): Promise<T> {
  let shown: number | undefined;
  const timer = setTimeout(() => {
    shown = show({ kind: "working", text });
  }, LONG_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (shown !== undefined) dismiss(shown);
  }
}

export function showError(error: CoreError): void {
  show({ kind: "error", error });
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): Toast[] {
  return toasts;
}
