// What is said when nothing is up: that all of it is sent, or why the rest is not.

import { useLingui } from "@lingui/react/macro";
import type { SendQueue } from "../../bindings/SendQueue";

export function useEndWords(): (queue: SendQueue) => string {
  const { t } = useLingui();
  return ({ held, ahead }) => {
    if (held > 0) return t`What is left is held.`;
    if (ahead > 0) return t`Nothing is due now. What is due later today comes up by itself at its time.`;
    return t`Everything is sent.`;
  };
}
