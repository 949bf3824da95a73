// Where an item went: one line per channel, its text copied by one key and marked as sent by the next. 37/40; late in red.

import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconSend } from "@tabler/icons-react";
import { useRef } from "react";
import type { ContentView } from "../../bindings/ContentView";
import type { DeliveryView } from "../../bindings/DeliveryView";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { useCall } from "../../shared/data/query";
import { isIme } from "../../shared/keys";
import { useGo } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import { DateChoice } from "../../shared/plan/DateChoice";
import type { Dates } from "../../shared/plan/use-dates";
import { sentCount } from "../../shared/words/sent-count";
import styles from "./Deliveries.module.css";
import { DeliveryRow } from "./DeliveryRow";
import { CONTENT_TABLES } from "./queries";
import { shownDate } from "./shown-date";
import { useSending } from "./use-sending";

interface DeliveriesProps {
  content: ContentView;
  dates: Dates;
}

export function Deliveries({ content, dates }: DeliveriesProps) {
  const { t } = useLingui();
  const date = shownDate(content, dates.shown?.original);
  return (
    <Section title={t`Sending`} tools={<DateChoice dates={dates} />}>
      {date.original === undefined ? (
        <p className={styles.note}>{t`This series has no date near today.`}</p>
      ) : (
        <Channels key={date.original} content={content} original={date.original} />
      )}
    </Section>
  );
}

/** As send mode names one date in its address. */
const dateOf = (uid: string, original: string) => (original ? `${uid}@${original}` : uid);

interface ChannelsProps {
  content: ContentView;
  original: string;
}

function Channels({ content, original }: ChannelsProps) {
  const { t } = useLingui();
  const go = useGo();
  const list = useRef<HTMLUListElement>(null);
  const { data } = useCall("deliveries", { uid: content.uid, original }, { on: CONTENT_TABLES, keep: true });
  const sending = useSending(content, original);
  const late = data?.late ?? false;
  const deliveries = data?.deliveries ?? [];
  const pending = deliveries.filter(({ state }) => state === "pending" || state === "failed");
  const next = pending[0];
  // What is held is nobody's to send.
  const left = pending.length - (data?.progress.held ?? 0);

  const focusRow = (channel: string | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-channel="${channel}"]`)?.focus();
  const after = (delivery: DeliveryView) => {
    const at = deliveries.indexOf(delivery);
    return [...deliveries.slice(at + 1), ...deliveries.slice(0, at)].find(({ state }) => state === "pending");
  };
  // Copied once, the same key says that it was sent, and the next channel is up.
  const enter = async (delivery: DeliveryView) => {
    if (sending.copied !== delivery.channel) return sending.copy(delivery);
    await sending.mark(delivery, "sent");
    focusRow(after(delivery)?.channel);
  };
  useActions([
    {
      id: "content.copy",
      title: t`Copy the text for the next channel`,
      group: "edit",
      keys: "c",
      disabled: !next,
      run: () => {
        if (!next) return;
        focusRow(next.channel);
        void sending.copy(next);
      },
    },
    {
      id: "content.sent",
      title: t`Mark all as sent`,
      group: "edit",
      keys: "shift+m",
      disabled: left === 0,
      run: () => void sending.markAll(left),
    },
  ]);
  if (!data) return null;
  const { sent, skipped, failed, held, total } = data.progress;
  return (
    <>
      <div className={styles.summary} data-late={(late && left > 0) || undefined}>
        <strong className="figure">{sentCount(data.progress)}</strong>
        <span>{summary()}</span>
        {left > 1 && (
          <Button size="small" icon={IconSend} onClick={() => go("/send", { items: [dateOf(content.uid, original)] })}>
            {t`One by one`}
          </Button>
        )}
        {left > 0 && (
          <Button size="small" icon={IconChecks} onClick={() => void sending.markAll(left)}>
            {t`Mark all sent`}
          </Button>
        )}
      </div>
      <progress className={styles.bar} value={sent} max={total} aria-label={t`Sent`} />
      <ul
        ref={list}
        className={styles.list}
        onKeyDown={(event) => {
          const channel = (event.target as HTMLElement).dataset.channel;
          const delivery = deliveries.find((candidate) => candidate.channel === channel);
          if (!delivery || isIme(event) || event.ctrlKey || event.metaKey || event.altKey) return;
          const at = deliveries.indexOf(delivery);
          const keys: Record<string, () => void> = {
            ArrowDown: () => focusRow(deliveries[at + 1]?.channel),
            ArrowUp: () => focusRow(deliveries[at - 1]?.channel),
            Enter: () => void enter(delivery),
            s: () => sending.askReason(delivery, "skipped"),
          };
          const run = keys[event.key];
          if (!run) return;
          event.preventDefault();
          run();
        }}
      >
        {deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.channel}
            delivery={delivery}
            copied={sending.copied === delivery.channel}
            tabbable={delivery === (next ?? deliveries[0])}
            sending={sending}
            onEnter={() => void enter(delivery)}
          />
        ))}
      </ul>
      {sending.dialog}
    </>
  );

  function summary(): string {
    const waiting = left - failed;
    const parts = [
      waiting > 0 && (late ? t`${waiting} late` : t`${waiting} to send`),
      held > 0 && t`${held} on hold`,
      skipped > 0 && t`${skipped} skipped`,
      failed > 0 && t`${failed} failed`,
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(" · ") : t`All sent`;
  }
}
