// 仅这一次, 这一次及以后, 全部: asked whenever one date of a series is moved, edited or deleted. Used by content, events, tasks and the
// calendar.
//
//   const scope = await askScope("move", { original });
//   if (scope) await move.run({ …, scope });

import { isLeaving, noteDraft } from "../fields/open-drafts";

export type Scope = "this" | "following" | "all";
export type ScopeVerb = "move" | "edit" | "delete";

export interface ScopeDetails {
  /** The date it is about, as it was planned. */
  original?: string;
  /** Which answers make sense here; all three when left out. */
  scopes?: Scope[];
  /** What an answer takes along that is not seen at once. */
  warnings?: Partial<Record<Scope, string>>;
}

export interface Question extends ScopeDetails {
  verb: ScopeVerb;
  answer: (scope: Scope | null) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

function set(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Null when the person thinks better of it. When the window closes, the least of the answers is taken: what was typed is kept.
 *  What somebody is warned of waits for them. */
export function askScope(verb: ScopeVerb, details: ScopeDetails = {}): Promise<Scope | null> {
  const warned = Object.values(details.warnings ?? {}).some(Boolean);
  if (isLeaving()) return Promise.resolve(warned ? null : (details.scopes?.[0] ?? "this"));
  question?.answer(null);
  return new Promise((resolve) => {
    const forget = noteDraft(() => question?.answer(warned ? null : unanswered(verb, details.scopes)), true);
    set({
      ...details,
      verb,
      answer: (scope) => {
        forget();
        set(null);
        resolve(scope);
      },
    });
  });
}

/** The answer when the window closes over a question: the least that keeps what was typed or moved. Nothing is deleted that nobody has
 *  said yes to, and nothing reaches beyond one date, unless it is a text that only the whole of them can have. */
function unanswered(verb: ScopeVerb, [least = "this", ...wider]: Scope[] = ["this"]): Scope | null {
  if (verb === "delete") return null;
  return least === "this" || (verb === "edit" && wider.length === 0) ? least : null;
}

export const currentQuestion = (): Question | null => question;

export function subscribeQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
