// Opens an address in the browser or the mail program. A number, or words, cannot be opened and get no button.

import { useLingui } from "@lingui/react/macro";
import { IconExternalLink } from "@tabler/icons-react";
import { CoreError } from "../../platform/core-error";
import { openLink } from "../../platform/window";
import { showError } from "../toasts/toasts";
import { IconButton } from "./Button";

/** The address in a text that is one; the shell opens no other kinds. */
export function addressIn(text: string): string | null {
  const found = text.trim();
  return /^(https?:\/\/|mailto:)\S+$/i.test(found) ? found : null;
}

export function OpenLink({ text }: { text: string }) {
  const { t } = useLingui();
  const address = addressIn(text);
  if (!address) return null;
  return (
    <IconButton
      icon={IconExternalLink}
      size={16}
      label={t`Open the link`}
      hint="left"
      onClick={() => openLink(address).catch((fault) => showError(CoreError.from(fault)))}
    />
  );
}
