// What was done here and the queue does not know yet: nobody waits for the disk before the next key. Pure.

import type { SendQueue } from "../../bindings/SendQueue";

/** What is known of one delivery beside the queue. */
export interface Known {
  /** So many copies were made of it. */
  copied?: number;
  /** It was marked. */
  gone?: boolean;
  /** Until another queue than this one comes; while it is being written, whichever comes. */
  until: SendQueue | undefined | "written";
}

export type Overlay = Readonly<Record<string, Known>>;

export const NOTHING: Overlay = {};

/** What is being written now; the object itself tells this writing from a later one of the same delivery. */
export const writing = (what: Pick<Known, "copied" | "gone">): Known => ({ ...what, until: "written" });

export const note = (overlay: Overlay, key: string, known: Known): Overlay => ({ ...overlay, [key]: known });

/** It is written: from the queue on that comes next, the queue knows better. */
export function settle(overlay: Overlay, key: string, known: Known, until: SendQueue | undefined): Overlay {
  return overlay[key] === known ? { ...overlay, [key]: { ...known, until } } : overlay;
}

/** It was refused: the delivery is as it was. */
export function forget(overlay: Overlay, key: string, known: Known): Overlay {
  if (overlay[key] !== known) return overlay;
  const { [key]: _, ...rest } = overlay;
  return rest;
}

const holds = (known: Known | undefined, queue: SendQueue | undefined): known is Known =>
  known !== undefined && (known.until === "written" || known.until === queue);

export const isGone = (overlay: Overlay, key: string, queue: SendQueue | undefined): boolean =>
  holds(overlay[key], queue) && overlay[key]?.gone === true;

/** How many copies were made of a delivery that the queue tells of as `copied`. */
export function copiesMade(overlay: Overlay, key: string, queue: SendQueue | undefined, copied: number): number {
  const known = overlay[key];
  return holds(known, queue) ? (known.copied ?? copied) : copied;
}
