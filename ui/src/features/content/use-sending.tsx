// The acts of sending: copy the exact text, say that it was sent, skip with a reason, all at once. Each is one undo.

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { ContentView } from "../../bindings/ContentView";
import type { DeliveryState } from "../../bindings/DeliveryState";
import type { DeliveryView } from "../../bindings/DeliveryView";
import { call } from "../../platform/call";
import { copyText } from "../../platform/clipboard";
import { CoreError } from "../../platform/core-error";
import { channelName } from "../../shared/channels/use-channels";
import { useWrite } from "../../shared/data/use-write";
import { useGo } from "../../shared/navigation";
import { ReasonDialog } from "../../shared/sending/ReasonDialog";
import { showError, showNote } from "../../shared/toasts/toasts";

export interface Sending {
  /** The channel whose text is on the clipboard. */
  copied: string | null;
  copy: (delivery: DeliveryView) => Promise<void>;
  mark: (delivery: DeliveryView, state: DeliveryState, reason?: string) => Promise<void>;
  markAll: (count: number) => Promise<void>;
  askReason: (delivery: DeliveryView, state: "skipped" | "failed") => void;
  dialog: ReactNode;
}

export function useSending(content: ContentView, original: string): Sending {
  const { t } = useLingui();
  const go = useGo();
  const marking = useWrite("deliveries_mark");
  const [copied, setCopied] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ delivery: DeliveryView; state: "skipped" | "failed" } | null>(null);
  const { uid } = content;

  const copy: Sending["copy"] = async (delivery) => {
    try {
      const asked = call("delivery_text", { uid, original, channel: delivery.channel });
      // What is on the clipboard stays there when there is nothing to put in its place.
      const copying = copyText(
        asked.then(({ text, missing, held }) =>
          text && missing.length === 0 && held === null ? text : Promise.reject(new Error("nothing to copy")),
        ),
      );
      copying.catch(() => undefined);
      const { text, pieces, missing, held } = await asked;
      if (held !== null) return showNote(t`This is held: ${held || t`no reason was given`}`);
      if (missing.length > 0) {
        const name = channelName(delivery);
        return showNote(t`Something is missing in the text for ${name}.`, {
          title: t`Fill in`,
          run: () => go("/send", { items: [original ? `${uid}@${original}` : uid], channels: [delivery.channel] }),
        });
      }
      if (text === "") {
        showNote(pieces.length > 0 ? t`There is no text to copy, only files.` : t`There is nothing to copy yet.`);
        return;
      }
      await copying;
      setCopied(delivery.channel);
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  const mark: Sending["mark"] = async (delivery, state, reason) => {
    const name = channelName(delivery);
    const said = {
      sent: t`${name}: sent`,
      skipped: t`${name}: skipped`,
      failed: t`${name}: failed`,
      pending: t`${name}: to send again`,
    };
    setCopied(null);
    await marking.run({ uid, original, channels: [delivery.channel], state, reason }, said[state]);
  };
  const markAll: Sending["markAll"] = async (count) => {
    setCopied(null);
    await marking.run({ uid, original, state: "sent" }, t`${count} marked as sent`);
  };
  return {
    copied,
    copy,
    mark,
    markAll,
    askReason: (delivery, state) => setAsked({ delivery, state }),
    dialog: asked && (
      <ReasonDialog
        name={channelName(asked.delivery)}
        state={asked.state}
        reason={asked.delivery.reason}
        onAnswer={(reason) => {
          setAsked(null);
          if (reason !== null) void mark(asked.delivery, asked.state, reason || undefined);
        }}
      />
    ),
  };
}
