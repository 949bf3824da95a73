import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconClock } from "@tabler/icons-react";
import type { WaitingReminder } from "../../bindings/WaitingReminder";
import { IconButton } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useOpen } from "../../shared/navigation";
import { useNow } from "../../shared/use-now";
import styles from "./Today.module.css";

const LATER = [10, 60, 180, 1440];

/** A reminder that was shown and has no answer: done, or later. */
export function ReminderRow({ reminder }: { reminder: WaitingReminder }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const acknowledge = useWrite("reminders_acknowledge");
  const snooze = useWrite("reminders_snooze");
  const { fire, title, subject_kind, subject, anchor_at } = reminder;
  const now = civilAt(useNow(), tz);
  const anchor = civilAt(anchor_at, tz);
  const when = dayOf(anchor) === dayOf(now) ? formats.time(anchor) : formats.nearDayShort(anchor, dayOf(now));
  const later = (at: HTMLElement) =>
    openMenu(at, t`Remind me later`, [
      LATER.map((minutes) => ({
        id: String(minutes),
        title: minutes < 1440 ? formats.duration(minutes) : t`Tomorrow`,
        run: () => void snooze.run({ fires: [fire], minutes }),
      })),
    ]);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.open}
        onClick={() => open({ kind: subject_kind, uid: subject, original: fire.original || undefined })}
      >
        <KindMark kind="reminder" />
        <span className={styles.title}>{title || t`Untitled`}</span>
        <time className={styles.about}>{when}</time>
      </button>
      <IconButton
        icon={IconClock}
        size={16}
        label={t`Later`}
        hint="left"
        onClick={(event) => later(event.currentTarget)}
      />
      <IconButton
        icon={IconCheck}
        size={16}
        label={t`Done`}
        hint="left"
        onClick={() => void acknowledge.run({ fires: [fire] })}
      />
    </li>
  );
}
