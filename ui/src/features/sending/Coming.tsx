// What comes after the delivery that is up: near enough to see where one is, and to jump.

import { useLingui } from "@lingui/react/macro";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import styles from "./SendPage.module.css";
import type { Step } from "./steps";
import { type Sender, stepName } from "./use-sender";
import { useStepTime } from "./use-step-time";

const isSame = (a: Step["item"], b: Step["item"]): boolean => a.uid === b.uid && a.original === b.original;

/** So many stand in the list; the rest is a number. */
const SHOWN = 40;
/** How many of those before the present one stay in sight. */
const BEFORE = 3;

interface ComingProps {
  sender: Sender;
  step: Step;
  /** Group after group: the groups are the headings, and their posts stand below. */
  byGroup: boolean;
}

export function Coming({ sender, step, byGroup }: ComingProps) {
  const { t } = useLingui();
  const timeOf = useStepTime();
  const { steps, tally } = sender;
  const at = steps.findIndex(({ key }) => key === step.key);
  const from = Math.max(0, at - BEFORE);
  const shown = steps.slice(from, from + SHOWN);
  const rest = steps.length - from - shown.length;
  // A heading is red as soon as one of its groups is.
  const late = new Set(steps.filter((one) => one.late).map(({ item }) => item));
  return (
    <aside className={styles.coming} aria-label={t({ message: "Coming up", context: "queue" })}>
      <progress value={tally.sent} max={Math.max(1, tally.total)} aria-label={t`Sent`} />
      <ul className="scroll">
        {shown.map((one, place) => {
          const before = shown[place - 1];
          const fresh = !before || (byGroup ? before.channel.uid !== one.channel.uid : !isSame(before.item, one.item));
          const what = (
            <>
              <time data-late={(byGroup ? one.late : late.has(one.item)) || undefined}>{timeOf(one.item)}</time>{" "}
              {one.item.title || t`Untitled`}
            </>
          );
          return (
            <li key={one.key}>
              {fresh && <h3>{byGroup ? stepName(one) : what}</h3>}
              <button
                type="button"
                aria-current={one.key === step.key || undefined}
                onClick={() => sender.choose(one.key)}
              >
                <ChannelMark kind={one.channel.kind} />
                <bdi>{byGroup ? what : stepName(one)}</bdi>
                {one.failed && <small>{t`failed`}</small>}
              </button>
            </li>
          );
        })}
        {rest > 0 && <li className={styles.rest}>{t`${rest} more`}</li>}
      </ul>
    </aside>
  );
}
