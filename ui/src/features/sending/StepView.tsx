// One delivery: to whom, what, and the piece that comes next. The name is the largest, because the wrong group is the worst mistake.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconPlayerSkipForward } from "@tabler/icons-react";
import { Button } from "../../shared/basics/Button";
import { KeyHint } from "../../shared/basics/KeyHint";
import { KindMark } from "../../shared/basics/KindMark";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { sentCount } from "../../shared/words/sent-count";
import { CopyCard } from "./CopyCard";
import { Missing } from "./Missing";
import styles from "./SendPage.module.css";
import type { Step } from "./steps";
import { useNextWords } from "./use-next-words";
import type { Sender } from "./use-sender";
import { stepName } from "./use-sender";
import { useStepTime } from "./use-step-time";

interface StepViewProps {
  sender: Sender;
  step: Step;
  onAsk: (state: "skipped" | "failed") => void;
}

export function StepView({ sender, step, onAsk }: StepViewProps) {
  const { t } = useLingui();
  const timeOf = useStepTime();
  const { all, blocked, empty, word } = useNextWords(sender);
  const { item, channel, failed, late } = step;
  const { text, copies, copied, passed } = sender;
  const time = timeOf(item);
  return (
    <section className={styles.step} aria-label={stepName(step)}>
      <header className={styles.to}>
        <h2>
          <ChannelMark kind={channel.kind} size={24} />
          <bdi>{stepName(step)}</bdi>
        </h2>
        <p>
          {channel.account && <span>{t`From ${channel.account}`}</span>}
          {failed && <span className={styles.late}>{t`failed before`}</span>}
        </p>
      </header>
      <p className={styles.item}>
        <KindMark kind="content" />
        <bdi>{item.title || t`Untitled`}</bdi>
        <span data-late={late || undefined}>{time}</span>
        <span className="figure">{sentCount(item.progress)}</span>
        {late && <span data-late>{t`late`}</span>}
      </p>
      {!item.due && <p className={styles.note}>{t`Ahead of its time: due ${time}.`}</p>}
      {text?.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {text && text.held !== null && <p className={styles.stop}>{t`Held: ${text.held || t`no reason was given`}`}</p>}
      {text && text.missing.length > 0 && <Missing names={text.missing} channel={channel} item={item} />}
      {empty && <p className={styles.note}>{t`There is nothing to copy for this group. Enter marks it as sent.`}</p>}
      <ol className={`${styles.copies} scroll`} hidden={empty}>
        {copies.map((copy, place) => (
          <CopyCard
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place.
            key={place}
            copy={copy}
            place={place}
            state={
              place < copied ? (passed.includes(place) ? "passed" : "copied") : place === copied ? "next" : "later"
            }
            onCopy={() => void sender.copyAt(place)}
          />
        ))}
      </ol>
      <footer className={styles.acts}>
        <Button
          look="primary"
          size="large"
          icon={all ? IconCheck : IconCopy}
          disabled={!text || blocked}
          onClick={() => void sender.next()}
        >
          {word}
          <KeyHint keys="enter" />
        </Button>
        <Button size="large" icon={IconPlayerSkipForward} onClick={() => onAsk("skipped")}>
          {t`Skip`}
          <KeyHint keys="s" />
        </Button>
        {!all && (
          <Button size="large" look="quiet" icon={IconCheck} onClick={() => void sender.mark("sent")}>
            {t`Sent already`}
            <KeyHint keys="m" />
          </Button>
        )}
      </footer>
    </section>
  );
}
