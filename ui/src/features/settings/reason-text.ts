import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { Reason } from "../../bindings/Reason";

const REASONS: Record<Reason, MessageDescriptor> = {
  schedule: msg`daily`,
  manual: msg`by hand`,
  migration: msg`before an upgrade`,
  import: msg`before an import`,
  bulk: msg`before a large change`,
  check: msg`before a check`,
  restore: msg`before a restore`,
  erase: msg`before an erasure`,
};

/** Why a backup was made. */
export function useReasonText(): (reason: Reason) => string {
  const { i18n } = useLingui();
  return (reason) => i18n._(REASONS[reason]);
}
