// What is sent, and in which order, is in the address: Today and the drawers lead here with one item.

import type { DeliveriesOf } from "../../bindings/DeliveriesOf";
import type { SendOrder } from "../../bindings/SendOrder";
import type { SendQueueInput } from "../../bindings/SendQueueInput";
import { type RawSearch, texts } from "../../shared/navigation";

export interface SendAddress {
  /** `uid` or `uid@original`. */
  items?: string[];
  channels?: string[];
  tags?: string[];
  /** Also what is due later on this day. */
  ahead?: boolean;
  order?: SendOrder;
  account?: string;
  operator?: string;
}

const ORDERS: readonly SendOrder[] = ["item", "group", "account"];

export function parseSendAddress(raw: RawSearch): SendAddress {
  return {
    items: texts(raw.items),
    channels: texts(raw.channels),
    tags: texts(raw.tags),
    ahead: raw.ahead === true || raw.ahead === 1 || undefined,
    order: ORDERS.find((order) => order === raw.order),
    // Accounts are phone numbers, too.
    account: raw.account === undefined || raw.account === null ? undefined : String(raw.account),
    operator: typeof raw.operator === "string" ? raw.operator : undefined,
  };
}

function itemOf(text: string): DeliveriesOf {
  const at = text.indexOf("@");
  return at < 0 ? { uid: text } : { uid: text.slice(0, at), original: text.slice(at + 1) };
}

export function queueInput(community: string, { items, ...rest }: SendAddress): SendQueueInput {
  return { community, items: items?.map(itemOf), ...rest };
}
