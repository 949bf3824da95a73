// The small window that stands beside the chat program: to whom, what comes next, one button. It has no frame around it.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconPlayerSkipForward } from "@tabler/icons-react";
import { useState } from "react";
import { Button, IconButton } from "../../shared/basics/Button";
import { KeyHint } from "../../shared/basics/KeyHint";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { CommunityProvider, useCommunity } from "../../shared/community";
import { useAddress } from "../../shared/navigation";
import { ReasonDialog } from "../../shared/sending/ReasonDialog";
import { useOverview } from "../../shared/settings";
import { parseSendAddress, queueInput } from "./address";
import styles from "./SmallSendPage.module.css";
import type { Step } from "./steps";
import { useCopyNextSignal } from "./use-copy-next-signal";
import { useEndWords } from "./use-end-words";
import { useNextWords } from "./use-next-words";
import { type Sender, stepName, useSender } from "./use-sender";
import { useSenderKeys } from "./use-sender-keys";
import { useStepTime } from "./use-step-time";

/** It stays with the community that it was opened for, whatever the large window turns to meanwhile: a group of another one would
 *  come up between two keys. */
export default function SmallSendPage() {
  const [opened] = useState(useCommunity());
  return (
    <CommunityProvider value={opened}>
      <SmallSending />
    </CommunityProvider>
  );
}

function SmallSending() {
  const { t } = useLingui();
  const { uid, name } = useCommunity();
  const several = (useOverview().data?.communities.length ?? 0) > 1;
  const [address] = useAddress(parseSendAddress);
  const sender = useSender(queueInput(uid, address));
  const [asked, ask] = useState<"skipped" | "failed" | null>(null);
  const { step, queue, tally } = sender;
  const endWords = useEndWords();
  useSenderKeys(sender, ask, asked !== null);
  useCopyNextSignal(sender);
  return (
    <main className={styles.page}>
      <header>
        <h1 className="visually-hidden">{t`Sending`}</h1>
        {tally.total > 0 && <strong className="figure">{`${tally.sent}/${tally.total}`}</strong>}
        {several && <span>{name}</span>}
        {step && <What step={step} />}
        {queue && queue.held > 0 && <span className={styles.held}>{t`${queue.held} held`}</span>}
      </header>
      {step ? <Up sender={sender} onAsk={ask} /> : queue && <p className={styles.none}>{endWords(queue)}</p>}
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

/** What goes out, and when. */
function What({ step: { item, late } }: { step: Step }) {
  const { t } = useLingui();
  const time = useStepTime()(item);
  return (
    <>
      <span data-late={late || undefined}>{late ? `${time} ${t`late`}` : time}</span>
      <bdi>{item.title || t`Untitled`}</bdi>
    </>
  );
}

function Up({ sender, onAsk }: { sender: Sender; onAsk: (state: "skipped") => void }) {
  const { t } = useLingui();
  const { step, text, copies, copied } = sender;
  const { all, blocked, empty, word } = useNextWords(sender);
  if (!step) return null;
  const upcoming = copies[Math.min(copied, copies.length - 1)];
  return (
    <>
      <h2 className={styles.to}>
        <ChannelMark kind={step.channel.kind} size={18} />
        <bdi>{stepName(step)}</bdi>
      </h2>
      <p className={`${styles.next} scroll`} data-copied={all || undefined}>
        {blocked
          ? text && text.held !== null
            ? t`Held: ${text.held || t`no reason was given`}`
            : t`Something is missing in the text. Fill it in in the large window.`
          : empty
            ? t`There is nothing to copy for this group. Enter marks it as sent.`
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
          {word}
          <KeyHint keys="enter" />
        </Button>
        {!all && (
          <IconButton
            icon={IconCheck}
            label={t`Mark as sent without copying`}
            keys="m"
            hint="above"
            onClick={() => void sender.mark("sent")}
          />
        )}
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
