// Lifting a hold asks, thing by thing, what becomes of what it kept back: now, at the next time, or not at all.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { AfterHold } from "../../bindings/AfterHold";
import type { HeldDate } from "../../bindings/HeldDate";
import type { HoldView } from "../../bindings/HoldView";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { HOLD_TABLES } from "../../shared/sending/hold";
import { useNow } from "../../shared/use-now";
import styles from "./Hold.module.css";

const keyOf = ({ uid, original }: HeldDate) => `${uid}@${original}`;
const ANSWERS: readonly AfterHold[] = ["now", "next", "drop"];

export function LiftDialog({ hold, onClose }: { hold: HoldView; onClose: () => void }) {
  const { t } = useLingui();
  const { data: kept } = useCall(
    "hold_kept_back",
    { uid: hold.uid },
    { on: [...HOLD_TABLES, "slot_item", "content", "content_channel", "delivery", "schedule", "schedule_exception"] },
  );
  const lift = useWrite("hold_lift");
  const [answers, setAnswers] = useState<Record<string, AfterHold>>({});
  const answer = async () => {
    const given = (kept ?? []).map((date) => ({
      uid: date.uid,
      original: date.original,
      // biome-ignore lint/suspicious/noThenProperty: it is the core's word, and no promise.
      then: answers[keyOf(date)] ?? "now",
    }));
    if (await lift.run({ uid: hold.uid, answers: given }, t`The hold is lifted`)) onClose();
  };
  const all = (then: AfterHold) => setAnswers(Object.fromEntries((kept ?? []).map((date) => [keyOf(date), then])));
  const words: Record<AfterHold, string> = {
    now: t({ message: "Now", context: "after a hold" }),
    next: t`Next time`,
    drop: t`Not at all`,
  };
  return (
    <AskDialog
      title={t`Lift the hold`}
      does={t`Lift the hold`}
      width={560}
      busy={lift.pending}
      ready={kept !== undefined}
      atOnce
      onClose={onClose}
      onDo={() => void answer()}
    >
      {hold.reason && <p className={styles.words}>{hold.reason}</p>}
      {kept?.length === 0 && <p className={styles.words}>{t`It kept nothing back that should be out by now.`}</p>}
      {kept && kept.length > 0 && (
        <>
          <p className={styles.words}>{t`What becomes of what should be out by now?`}</p>
          {kept.length > 1 && (
            <p className={styles.all}>
              {t`All of them:`}
              {ANSWERS.map((then) => (
                <button key={then} type="button" onClick={() => all(then)}>
                  {words[then]}
                </button>
              ))}
            </p>
          )}
          <ul className={styles.kept}>
            {kept.map((date) => (
              <KeptBack
                key={keyOf(date)}
                date={date}
                words={words}
                value={answers[keyOf(date)] ?? "now"}
                onChange={(then) => setAnswers({ ...answers, [keyOf(date)]: then })}
              />
            ))}
          </ul>
        </>
      )}
    </AskDialog>
  );
}

interface KeptBackProps {
  date: HeldDate;
  words: Record<AfterHold, string>;
  value: AfterHold;
  onChange: (then: AfterHold) => void;
}

function KeptBack({ date, words, value, onChange }: KeptBackProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const today = dayOf(civilAt(useNow(), tz));
  const title = date.title || t`Untitled`;
  const when = date.all_day ? formats.nearDay(dayOf(date.start), today) : formats.dateTime(date.start, today);
  const next = formats.dateTime(date.next, today);
  return (
    <li>
      <span>
        <bdi>{title}</bdi>
        <small>{`${when} · ${t`${plural(date.count, { one: "# group", other: "# groups" })}`}`}</small>
        {value === "next" && (
          <small>{date.has_next ? t`The series goes out then anyway: ${next}` : t`Goes out ${next}`}</small>
        )}
      </span>
      <span role="radiogroup" aria-label={title} className={styles.answers}>
        {ANSWERS.map((then) => (
          <label key={then}>
            <input
              type="radio"
              name={keyOf(date)}
              className="visually-hidden"
              checked={value === then}
              onChange={() => onChange(then)}
            />
            <span>{words[then]}</span>
          </label>
        ))}
      </span>
    </li>
  );
}
