// The small window that stands beside the chat program: to whom, what comes next, one button. It has no frame around it.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconPlayerSkipForward } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "../../shared/basics/Button";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { useCommunity } from "../../shared/community";
import { useAddress } from "../../shared/navigation";
import { ReasonDialog } from "../../shared/sending/ReasonDialog";
import { parseSendAddress, queueInput } from "./address";
import styles from "./SmallSendPage.module.css";
import { useCopyNextSignal } from "./use-copy-next-signal";
import { type Sender, stepName, useSender } from "./use-sender";
import { useSenderKeys } from "./use-sender-keys";

export default function SmallSendPage() {
  const { t } = useLingui();
  const { uid } = useCommunity();
  const [address] = useAddress(parseSendAddress);
  const [{ go }] = useAddress((raw) => ({ go: raw.go === 1 || raw.go === "1" }));
  const sender = useSender(queueInput(uid, address));
  const [asked, ask] = useState<"skipped" | "failed" | null>(null);
  const { step, steps, queue, marked } = sender;
  useSenderKeys(sender, ask, asked !== null);
  useCopyNextSignal(sender);
  useFirst(sender, go);
  return (
    <main className={styles.page}>
      <header>
        <h1 className="visually-hidden">{t`Sending`}</h1>
        <strong className="figure">{`${marked}/${marked + steps.length}`}</strong>
        {step && <bdi>{step.item.title || t`Untitled`}</bdi>}
        {queue && queue.held > 0 && <span className={styles.held}>{t`${queue.held} held`}</span>}
      </header>
      {step ? <Up sender={sender} onAsk={ask} /> : queue && <p className={styles.none}>{t`Everything is sent.`}</p>}
      {asked && step && (
        <ReasonDialog
          name={stepName(step)}
          state={asked}
          onAnswer={(reason) => {
            ask(null);
            if (reason !== null) void sender.mark(asked, reason || undefined);
          }}
        />
      )}
    </main>
  );
}

/** Opened by the shortcut, it copies the first piece as soon as that is known. */
function useFirst(sender: Sender, go: boolean): void {
  const waits = useRef(go);
  const ready = sender.step !== undefined && sender.text !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with whatever is up then.
  useEffect(() => {
    if (!waits.current || !ready) return;
    waits.current = false;
    void sender.copyNext();
  }, [ready]);
}

function Up({ sender, onAsk }: { sender: Sender; onAsk: (state: "skipped") => void }) {
  const { t } = useLingui();
  const { step, text, copies, copied } = sender;
  if (!step) return null;
  const all = text !== undefined && copied >= copies.length;
  const upcoming = copies[Math.min(copied, copies.length - 1)];
  const blocked = text !== undefined && (text.held !== null || text.missing.length > 0);
  return (
    <>
      <h2 className={styles.to}>
        <ChannelMark kind={step.channel.kind} size={18} />
        <bdi>{stepName(step)}</bdi>
      </h2>
      <p className={styles.next} data-copied={all || undefined}>
        {blocked
          ? text.held !== null
            ? t`Held: ${text.held || t`no reason was given`}`
            : t`Something is missing in the text. Fill it in in the large window.`
          : upcoming?.as === "text"
            ? upcoming.text
            : upcoming?.file.name}
      </p>
      <footer>
        <Button
          look="primary"
          icon={all ? IconCheck : IconCopy}
          disabled={!text || blocked}
          onClick={() => void sender.next()}
        >
          {all ? t`Sent` : copies.length > 1 ? t`Copy ${copied + 1} of ${copies.length}` : t`Copy`}
        </Button>
        <IconButton
          icon={IconPlayerSkipForward}
          label={t`Skip this group…`}
          keys="s"
          hint="above"
          onClick={() => onAsk("skipped")}
        />
      </footer>
    </>
  );
}
