import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconClock } from "@tabler/icons-react";
import type { WaitingReminder } from "../../bindings/WaitingReminder";
import { IconButton } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useSnoozeMenu } from "../../shared/reminders/snooze";
import { useNow } from "../../shared/use-now";
import { Row } from "./Row";
import styles from "./Today.module.css";
import { useRowActs } from "./use-row-acts";

/** A reminder that was shown and has no answer: done, or later. */
export function ReminderRow({ reminder }: { reminder: WaitingReminder }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const acts = useRowActs().ofReminder(reminder);
  const later = useSnoozeMenu();
  const { fire, title, anchor, anchor_at, whole_day } = reminder;
  const name = title || t`Untitled`;
  const now = civilAt(useNow(), tz);
  // The end of a whole day is the midnight after it.
  const at = civilAt(whole_day && anchor === "end" ? anchor_at - 1 : anchor_at, tz);
  const timed = dayOf(at) === dayOf(now) && !whole_day;
  const when = timed ? formats.time(at) : formats.nearDayShort(at, dayOf(now));
  return (
    <Row
      id={`reminder ${fire.reminder}@${fire.original}`}
      title={name}
      acts={acts}
      tools={(tabIndex) => (
        <>
          <IconButton
            icon={IconClock}
            size={16}
            label={t`Remind me later`}
            hint="left"
            tabIndex={tabIndex}
            onClick={(event) => later(event.currentTarget, [fire])}
          />
          <IconButton
            icon={IconCheck}
            size={16}
            label={t`Done`}
            keys={acts.done?.keys}
            hint="left"
            tabIndex={tabIndex}
            onClick={acts.done?.run}
          />
        </>
      )}
    >
      <KindMark kind="reminder" />
      <span className={styles.title}>{name}</span>
      <time className={styles.about}>{when}</time>
    </Row>
  );
}
