// How far everything has come that was there to send since the page was opened, said as on every page: 37/40 is sent of all, also of
// what was sent before. Pure.

import type { DeliveryProgress } from "../../bindings/DeliveryProgress";
import type { SendQueue } from "../../bindings/SendQueue";

type Counts = Pick<DeliveryProgress, "total" | "sent" | "skipped">;

/** Items by uid and date. */
export type Tally = Readonly<Record<string, Counts>>;

const itemKey = (uid: string, original: string): string => `${uid}@${original}`;

/** The tally after a queue has come: what has something left is counted as the queue tells it; what has gone stays when all of
 *  it was done, and goes along when it was put off or taken away. */
export function counted(before: Tally, queue: SendQueue): Tally {
  const left = new Set(queue.steps.map(({ item }) => item));
  const after: Record<string, Counts> = {};
  for (const [key, counts] of Object.entries(before)) {
    if (counts.sent + counts.skipped >= counts.total) after[key] = counts;
  }
  queue.items.forEach(({ uid, original, progress }, place) => {
    const key = itemKey(uid, original);
    if (left.has(place) || before[key]) after[key] = progress;
  });
  return after;
}

/** The tally after deliveries of an item were marked here, or not after all. */
export function withMarks(tally: Tally, uid: string, original: string, state: string, by: number): Tally {
  const key = itemKey(uid, original);
  const counts = tally[key];
  if (!counts || (state !== "sent" && state !== "skipped")) return tally;
  return { ...tally, [key]: { ...counts, [state]: counts[state] + by } };
}

export function sum(tally: Tally): { sent: number; total: number } {
  const all = Object.values(tally);
  return {
    sent: all.reduce((sum, { sent }) => sum + sent, 0),
    total: all.reduce((sum, { total }) => sum + total, 0),
  };
}
