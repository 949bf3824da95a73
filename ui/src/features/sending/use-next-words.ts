// What the next press does, in the words of its button: the page and the small window say it alike.

import { useLingui } from "@lingui/react/macro";
import type { Sender } from "./use-sender";

export function useNextWords({ text, copies, copied, stuck }: Sender) {
  const { t } = useLingui();
  const known = text !== undefined;
  const blocked = known && (text.held !== null || text.missing.length > 0);
  const all = known && copied >= copies.length;
  const copy = copies.length > 1 ? t`Copy ${copied + 1} of ${copies.length}` : t`Copy`;
  return {
    blocked,
    all,
    /** There is nothing to copy at all. */
    empty: known && !blocked && copies.length === 0,
    word: all ? t`Sent` : stuck ? t`Go on without it` : copy,
  };
}
