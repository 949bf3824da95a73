// Send mode: one delivery fills the page. Enter copies the next piece, Enter again says that it was sent, S leaves it out.

import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconKeyboard, IconPictureInPicture, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { SendQueue } from "../../bindings/SendQueue";
import { inWindow } from "../../platform/call";
import { openSmallWindow } from "../../platform/sending";
import { useActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useAddress, useGo } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { ReasonDialog } from "../../shared/sending/ReasonDialog";
import { parseSendAddress, queueInput, type SendAddress } from "./address";
import { Coming } from "./Coming";
import styles from "./SendPage.module.css";
import { SendTools } from "./SendTools";
import { ShortcutDialog } from "./ShortcutDialog";
import { StepView } from "./StepView";
import { useCopyNextSignal } from "./use-copy-next-signal";
import { type Sender, stepName, useSender } from "./use-sender";
import { useSenderKeys } from "./use-sender-keys";

export default function SendPage() {
  const { t } = useLingui();
  const { uid } = useCommunity();
  const [address, setAddress] = useAddress(parseSendAddress);
  const sender = useSender(queueInput(uid, address));
  const [asked, ask] = useState<"skipped" | "failed" | null>(null);
  const [keys, chooseKeys] = useState(false);
  const { queue, step, steps } = sender;
  useSenderKeys(sender, ask, asked !== null || keys);
  useCopyNextSignal(sender);
  useActions([
    {
      id: "sending.all",
      title: t`Mark all as sent`,
      group: "edit",
      keys: "shift+m",
      icon: IconChecks,
      disabled: steps.length === 0,
      run: () => void sender.markAll(),
    },
  ]);
  return (
    <Page
      title={t`Sending`}
      range={queue && <Tally sender={sender} />}
      tools={
        <>
          {queue && <SendTools queue={queue} address={address} onChange={setAddress} />}
          {inWindow && (
            <IconButton icon={IconKeyboard} label={t`Keys that copy the next piece`} onClick={() => chooseKeys(true)} />
          )}
          {inWindow && (
            <IconButton
              icon={IconPictureInPicture}
              label={t`Small window beside the chat program`}
              onClick={() => void openSmallWindow()}
            />
          )}
          {steps.length > 1 && (
            <Button size="small" icon={IconChecks} onClick={() => void sender.markAll()}>
              {t`Mark all sent`}
            </Button>
          )}
        </>
      }
    >
      {!queue && <Skeleton rows={8} height={40} />}
      {queue && !step && <Nothing queue={queue} narrowed={isNarrowed()} change={setAddress} />}
      {step && (
        <div className={styles.columns}>
          <StepView key={step.key} sender={sender} step={step} onAsk={ask} />
          <Coming sender={sender} step={step} byGroup={address.order === "group"} />
        </div>
      )}
      {keys && <ShortcutDialog onClose={() => chooseKeys(false)} />}
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
    </Page>
  );

  function isNarrowed(): boolean {
    const { order: _, ahead: __, ...narrowing } = address;
    return Object.values(narrowing).some((value) => value !== undefined);
  }
}

const EVERYTHING = {
  items: undefined,
  channels: undefined,
  tags: undefined,
  account: undefined,
  operator: undefined,
};

function Tally({ sender }: { sender: Sender }) {
  const { t } = useLingui();
  const { tally, steps, queue } = sender;
  const left = steps.length;
  const held = queue?.held ?? 0;
  return (
    <span className={styles.tally}>
      {tally.total > 0 && <strong className="figure">{`${tally.sent}/${tally.total}`}</strong>}
      {left > 0 && <span>{t`${left} left`}</span>}
      {held > 0 && <span className={styles.held}>{t`${held} held`}</span>}
    </span>
  );
}

interface NothingProps {
  queue: SendQueue;
  narrowed: boolean;
  change: (patch: Partial<SendAddress>) => void;
}

function Nothing({ queue: { held, ahead }, narrowed, change }: NothingProps) {
  const { t } = useLingui();
  const go = useGo();
  const back = { title: t`Back to today`, run: () => go("/") };
  const early = { title: t`Send ahead: ${ahead}`, run: () => change({ ahead: true }) };
  const every = { title: t`Show everything due`, run: () => change(EVERYTHING) };
  return (
    <EmptyState
      icon={IconSend}
      sentence={
        held > 0
          ? t`Everything that is left is held: ${held}.`
          : ahead > 0
            ? t`Nothing is due now. What is due later today comes up by itself at its time.`
            : t`Nothing is left to send. What is ready comes up here when it is due, group by group.`
      }
      action={narrowed ? every : ahead > 0 ? early : back}
      link={ahead > 0 ? (narrowed ? early : back) : undefined}
    />
  );
}
