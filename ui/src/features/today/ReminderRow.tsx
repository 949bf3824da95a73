import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconClock } from "@tabler/icons-react";
import type { WaitingReminder } from "../../bindings/WaitingReminder";
import { IconButton } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { useSnoozeMenu } from "../../shared/reminders/snooze";
import { useNow } from "../../shared/use-now";
import styles from "./Today.module.css";

/** A reminder that was shown and has no answer: done, or later. */
export function ReminderRow({ reminder }: { reminder: WaitingReminder }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const acknowledge = useWrite("reminders_acknowledge");
  const later = useSnoozeMenu();
  const { fire, title, subject_kind, subject, anchor, anchor_at, whole_day } = reminder;
  const now = civilAt(useNow(), tz);
  // The end of a whole day is the midnight after it.
  const at = civilAt(whole_day && anchor === "end" ? anchor_at - 1 : anchor_at, tz);
  const timed = dayOf(at) === dayOf(now) && !whole_day;
  const when = timed ? formats.time(at) : formats.nearDayShort(at, dayOf(now));
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
        label={t`Remind me later`}
        hint="left"
        onClick={(event) => later(event.currentTarget, [fire])}
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
