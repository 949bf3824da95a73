// Why an entry of the ledger is there: what somebody wrote, else what kind of entry it is.

import { useLingui } from "@lingui/react/macro";
import type { PointEntry } from "../../../bindings/PointEntry";
import type { PointKind } from "../../../bindings/PointKind";

export function useEntryWords() {
  const { t } = useLingui();
  const kinds: Record<PointKind, string> = {
    hand: t`by hand`,
    rule: t`by rule`,
    transfer: t`passed on`,
    reversal: t`takes one back`,
    expiry: t`expired`,
    redemption: t`redeemed`,
  };
  return ({ kind, reason }: PointEntry) => ({ reason: reason || kinds[kind], kind: reason ? kinds[kind] : "" });
}
