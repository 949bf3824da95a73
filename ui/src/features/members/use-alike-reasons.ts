// Why two are probably one person, in words.

import { useLingui } from "@lingui/react/macro";
import type { AlikeReason } from "../../bindings/AlikeReason";

export function useAlikeReasons(): Record<AlikeReason, string> {
  const { t } = useLingui();
  return {
    phone: t`the same phone number`,
    email: t`the same mail address`,
    handle: t`the same account name on different platforms`,
    name: t`the same name on different platforms`,
  };
}
