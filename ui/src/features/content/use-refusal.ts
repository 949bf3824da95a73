// Why the way of content does not go there, in words: the core gives the reason.

import { useLingui } from "@lingui/react/macro";
import type { CoreError } from "../../platform/core-error";
import { showNote } from "../../shared/toasts/toasts";

export function useRefusal(): (error: CoreError) => boolean {
  const { t } = useLingui();
  return ({ details: { reason, name } }) => {
    const title = typeof name === "string" && name !== "" ? name : t`Untitled`;
    if (reason === "needs_review")
      showNote(t`“${title}” has to be in review first: this community reviews before sending.`);
    else if (reason === "review_is_off")
      showNote(t`This community does not review. It can be turned on under Settings.`);
    else if (reason === "not_published")
      showNote(t`“${title}” has not been sent yet, so there is nothing to look back on.`);
    else return false;
    return true;
  };
}
