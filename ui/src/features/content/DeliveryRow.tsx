// One channel of the sending list.

import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCheck,
  IconCopy,
  IconDots,
  IconPlayerSkipForward,
  IconRotate,
} from "@tabler/icons-react";
import type { DeliveryView } from "../../bindings/DeliveryView";
import { Button, IconButton } from "../../shared/basics/Button";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { channelName } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useOperators } from "../../shared/people/use-operators";
import styles from "./Deliveries.module.css";
import type { Sending } from "./use-sending";

interface DeliveryRowProps {
  delivery: DeliveryView;
  /** Its text is on the clipboard: the next step is to say that it was sent. */
  copied: boolean;
  tabbable: boolean;
  sending: Sending;
  onEnter: () => void;
}

export function DeliveryRow({ delivery, copied, tabbable, sending, onEnter }: DeliveryRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const name = channelName(delivery);
  const { state, held, late } = delivery;
  const { list: operators, nameOf } = useOperators();
  // Who works alone need not be told who it was.
  const by = operators.length > 1 && delivery.by !== null && state !== "pending" ? nameOf(delivery.by) : "";
  const open = state === "pending" || state === "failed";
  const words = {
    pending: held ? t`On hold` : late ? t`Late` : "",
    sent: delivery.at ? formats.instant(delivery.at, tz) : t`Sent`,
    skipped: delivery.reason ? t`Skipped: ${delivery.reason}` : t`Skipped`,
    failed: delivery.reason ? t`Failed: ${delivery.reason}` : t`Failed`,
  };
  const menu = () => [
    [
      { id: "copy", title: t`Copy the text`, icon: IconCopy, run: () => void sending.copy(delivery) },
      ...(state === "sent"
        ? []
        : [{ id: "sent", title: t`Mark as sent`, icon: IconCheck, run: () => void sending.mark(delivery, "sent") }]),
      {
        id: "skip",
        title: t`Skip…`,
        icon: IconPlayerSkipForward,
        keys: "s",
        run: () => sending.askReason(delivery, "skipped"),
      },
      {
        id: "failed",
        title: t`It failed…`,
        icon: IconAlertTriangle,
        run: () => sending.askReason(delivery, "failed"),
      },
    ],
    state === "pending"
      ? []
      : [
          {
            id: "back",
            title: t`Not sent after all`,
            icon: IconRotate,
            run: () => void sending.mark(delivery, "pending"),
          },
        ],
  ];
  return (
    <li
      className={styles.row}
      data-channel={delivery.channel}
      data-state={state}
      tabIndex={tabbable ? 0 : -1}
      aria-label={name}
    >
      <ChannelMark kind={delivery.kind} />
      <bdi className={styles.name} title={name}>
        {name}
      </bdi>
      {delivery.own_version && <span className={styles.own}>{t`own text`}</span>}
      <span className={styles.word} data-late={(state === "pending" && late) || undefined} title={words[state]}>
        {[words[state], by].filter(Boolean).join(" · ")}
      </span>
      {open ? (
        <Button
          size="small"
          look={copied ? "primary" : "plain"}
          icon={copied ? IconCheck : IconCopy}
          tabIndex={-1}
          onClick={onEnter}
        >
          {copied ? t`Sent` : t`Copy`}
        </Button>
      ) : (
        <IconCheck className={styles.tick} size={16} stroke={1.75} aria-hidden data-state={state} />
      )}
      <IconButton
        icon={IconDots}
        size={16}
        label={t`More for ${name}`}
        hint="left"
        tabIndex={-1}
        onClick={(event) => openMenu(event.currentTarget, name, menu())}
      />
    </li>
  );
}
