// One delivery: to whom, what, and the piece that comes next. The name is the largest, because the wrong group is the worst mistake.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconPlayerSkipForward } from "@tabler/icons-react";
import { Button } from "../../shared/basics/Button";
import { KeyHint } from "../../shared/basics/KeyHint";
import { KindMark } from "../../shared/basics/KindMark";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { useFormats } from "../../shared/format/formats";
import { sentCount } from "../../shared/words/sent-count";
import { CopyCard } from "./CopyCard";
import { Missing } from "./Missing";
import styles from "./SendPage.module.css";
import type { Step } from "./steps";
import type { Sender } from "./use-sender";
import { stepName } from "./use-sender";

interface StepViewProps {
  sender: Sender;
  step: Step;
  onAsk: (state: "skipped" | "failed") => void;
}

export function StepView({ sender, step, onAsk }: StepViewProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { item, channel, failed } = step;
  const { text, copies, copied } = sender;
  const all = text !== undefined && copied >= copies.length;
  const title = item.title || t`Untitled`;
  const blocked = text !== undefined && (text.held !== null || text.missing.length > 0);
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
        <bdi>{title}</bdi>
        <span data-late={item.late || undefined}>{item.all_day ? t`all day` : formats.time(item.start)}</span>
        <span className="figure">{sentCount(item.progress)}</span>
        {item.late && <span data-late>{t`late`}</span>}
      </p>
      {text?.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {text && text.held !== null && <p className={styles.stop}>{t`Held: ${text.held || t`no reason was given`}`}</p>}
      {text && text.missing.length > 0 && <Missing names={text.missing} channel={channel} item={item} />}
      <ol className={`${styles.copies} scroll`}>
        {copies.map((copy, place) => (
          <CopyCard
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place.
            key={place}
            copy={copy}
            place={place}
            state={place < copied ? "copied" : place === copied ? "next" : "later"}
            length={text?.lengths[place]}
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
          {all ? t`Sent` : copies.length > 1 ? t`Copy ${copied + 1} of ${copies.length}` : t`Copy`}
          <KeyHint keys="enter" />
        </Button>
        <Button size="large" icon={IconPlayerSkipForward} onClick={() => onAsk("skipped")}>
          {t`Skip`}
          <KeyHint keys="s" />
        </Button>
      </footer>
    </section>
  );
}
