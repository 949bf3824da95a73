// The list of reminders that wait for an answer, in all communities. It is always there: a desktop may show no notices, or show
// them unseen.

import { useLingui } from "@lingui/react/macro";
import { IconBellOff, IconCheck, IconClock } from "@tabler/icons-react";
import type { WaitingReminder } from "../bindings/WaitingReminder";
import { Button, IconButton } from "../shared/basics/Button";
import { type Kind, KindMark } from "../shared/basics/KindMark";
import { useCommunity } from "../shared/community";
import { useWrite } from "../shared/data/use-write";
import { useReminders } from "../shared/day";
import { Dialog } from "../shared/dialog/Dialog";
import { civilAt, dayOf } from "../shared/format/civil";
import { useFormats } from "../shared/format/formats";
import { PauseReminders } from "../shared/reminders/PauseReminders";
import { useSnoozeMenu } from "../shared/reminders/snooze";
import { useOverview } from "../shared/settings";
import { useNow } from "../shared/use-now";
import styles from "./RemindersPanel.module.css";
import { useOpenIn } from "./use-open-in";

export default function RemindersPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { waiting, later } = useReminders();
  const reminders = [...waiting, ...later];
  const acknowledge = useWrite("reminders_acknowledge");
  const readOnly = useOverview().data?.read_only;
  const all = () => void acknowledge.run({ fires: waiting.map(({ fire }) => fire) });
  return (
    <Dialog
      title={t`Reminders`}
      width={520}
      onClose={onClose}
      footer={
        <>
          {!readOnly && <PauseReminders />}
          {waiting.length > 1 && (
            <Button icon={IconCheck} onClick={all}>
              {t`All done`}
            </Button>
          )}
        </>
      }
    >
      {readOnly && (
        <p className={styles.quiet}>
          <IconBellOff size={16} stroke={1.75} aria-hidden />
          {t`This workspace can only be read. Nothing rings here, and nobody is told of what is due.`}
        </p>
      )}
      {reminders.length === 0 ? (
        <p className={styles.none}>
          <IconBellOff size={24} stroke={1.5} aria-hidden />
          {t`No reminder waits for an answer.`}
        </p>
      ) : (
        <ul className={styles.list}>
          {reminders.map((reminder) => (
            <Row
              key={`${reminder.fire.reminder}@${reminder.fire.original}`}
              reminder={reminder}
              onDone={() => void acknowledge.run({ fires: [reminder.fire] })}
              onLeave={onClose}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface RowProps {
  reminder: WaitingReminder;
  onDone: () => void;
  /** Something else takes the place of the list. */
  onLeave: () => void;
}

function Row({ reminder, onDone, onLeave }: RowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const communities = useOverview().data?.communities ?? [];
  const shown = useCommunity();
  const openIn = useOpenIn();
  const later = useSnoozeMenu();
  const { community, fire, title, subject_kind, subject, anchor, anchor_at, snooze_until, whole_day } = reminder;
  const { name, tz } = communities.find(({ uid }) => uid === community) ?? shown;
  const today = dayOf(civilAt(useNow(), tz));
  const said = (at: number) => {
    const civil = civilAt(at, tz);
    return dayOf(civil) === today ? formats.time(civil) : formats.dateTime(civil, today);
  };
  // A whole day has no time that would say anything; its end is the midnight after it.
  const moment = whole_day
    ? formats.nearDay(dayOf(civilAt(anchor === "end" ? anchor_at - 1 : anchor_at, tz)), today)
    : said(anchor_at);
  const when = anchor === "end" ? t`ends ${moment}` : moment;
  return (
    <li>
      <button
        type="button"
        className={styles.open}
        onClick={() => {
          openIn(community, { kind: subject_kind, uid: subject, original: fire.original || undefined });
          onLeave();
        }}
      >
        <KindMark kind={subject_kind as Kind} />
        <span className={styles.words}>
          <bdi className={styles.title}>{title || t`Untitled`}</bdi>
          <span className={styles.when}>
            {snooze_until === null ? when : `${when} · ${t`again ${said(snooze_until)}`}`}
            {communities.length > 1 && (
              <>
                {" · "}
                <bdi>{name}</bdi>
              </>
            )}
          </span>
        </span>
      </button>
      <IconButton
        icon={IconClock}
        label={t`Remind me later`}
        hint="left"
        onClick={(event) => later(event.currentTarget, [fire], onLeave)}
      />
      <IconButton icon={IconCheck} label={t`Done`} hint="left" onClick={onDone} />
    </li>
  );
}
