// How far sending has come, said alike on every page: 37/40, sent of all. What was left out on purpose or tried in vain was not sent.

import type { DeliveryProgress } from "../../bindings/DeliveryProgress";

export const sentCount = ({ sent, total }: DeliveryProgress): string => `${sent}/${total}`;

/** How many channels still have to get it: those that wait, and those where it failed. */
export const unsent = ({ total, sent, skipped }: DeliveryProgress): number => total - sent - skipped;
