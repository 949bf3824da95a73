// "Only this one, this and the following, all": asked whenever one date of a series is moved, edited or deleted.
//
//   const scope = await askScope("move");
//   if (scope) await move.run({ …, scope });

export type Scope = "this" | "this_and_following" | "all";
export type ScopeVerb = "move" | "edit" | "delete";

interface Question {
  verb: ScopeVerb;
  answer: (scope: Scope | null) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

function set(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Null when the person thinks better of it. */
export function askScope(verb: ScopeVerb): Promise<Scope | null> {
  question?.answer(null);
  return new Promise((resolve) => {
    set({
      verb,
      answer: (scope) => {
        set(null);
        resolve(scope);
      },
    });
  });
}

export const currentQuestion = (): Question | null => question;

export function subscribeQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
