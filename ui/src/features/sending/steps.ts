// The queue as a list of steps, and where sending goes on. Pure.

import type { MarkDeliveries } from "../../bindings/MarkDeliveries";
import type { QueueChannel } from "../../bindings/QueueChannel";
import type { QueueItem } from "../../bindings/QueueItem";
import type { SendQueue } from "../../bindings/SendQueue";
import { copiesMade, isGone, type Overlay } from "./overlay";

export interface Step {
  key: string;
  item: QueueItem;
  channel: QueueChannel;
  /** How many copies were made of it before. */
  copied: number;
  failed: boolean;
  late: boolean;
}

export const stepKey = (uid: string, original: string, channel: string): string => `${uid}@${original}>${channel}`;

/** The steps of a queue with what was done since it was asked for: those that were marked are left out. */
export function stepsOf(queue: SendQueue, overlay: Overlay): Step[] {
  return queue.steps.flatMap(({ item: itemAt, channel: channelAt, copied: noted, failed, late }) => {
    const item = queue.items[itemAt];
    const channel = queue.channels[channelAt];
    if (!item || !channel) return [];
    const key = stepKey(item.uid, item.original, channel.uid);
    if (isGone(overlay, key, queue)) return [];
    return [{ key, item, channel, copied: copiesMade(overlay, key, queue, noted), failed, late }];
  });
}

/** The step that is up: the chosen one while it is there, else the first. */
export function currentOf(steps: readonly Step[], chosen: string | null): Step | undefined {
  return steps.find(({ key }) => key === chosen) ?? steps[0];
}

/** The step after one, round to the first; `null` when there is no other. */
export function stepAfter(steps: readonly Step[], key: string, by: 1 | -1 = 1): string | null {
  const at = steps.findIndex((step) => step.key === key);
  if (steps.length < 2) return null;
  return steps[(at + by + steps.length) % steps.length]?.key ?? null;
}

/** All steps as marks, item by item. */
export function marksOf(steps: readonly Step[]): MarkDeliveries[] {
  const marks = new Map<string, MarkDeliveries & { channels: string[] }>();
  for (const { item, channel } of steps) {
    const { uid, original } = item;
    const key = `${uid}@${original}`;
    const mark = marks.get(key) ?? { uid, original, state: "sent", channels: [] };
    mark.channels.push(channel.uid);
    marks.set(key, mark);
  }
  return [...marks.values()];
}
