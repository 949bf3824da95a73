import type { EventDisplayInfo } from "@fullcalendar/react";
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCheck, IconLock, IconRepeat } from "@tabler/icons-react";
import type { SlotDate } from "../../bindings/SlotDate";
import { KindMark } from "../../shared/basics/KindMark";
import { useFormats } from "../../shared/format/formats";
import { sentCount, unsent } from "../../shared/words/sent-count";
import styles from "./CalendarGrid.module.css";
import { slotDateOf } from "./grid-events";
import type { Occurrence } from "./occurrence";

export type Mode = "month" | "hours" | "agenda";

/** One event: kind, time, title, and what must be known before it is opened: 37/40, late, repeats, collides. */
export function EventBody({ info, mode }: { info: EventDisplayInfo; mode: Mode }) {
  const { t } = useLingui();
  const formats = useFormats();
  const occurrence = info.event.extendedProps.occurrence as Occurrence | undefined;
  const slot = slotDateOf(info.event);
  if (slot) return <EmptySlot date={slot} mode={mode} />;
  if (!occurrence) return <span className={styles.title}>{info.event.title}</span>;
  const { start, end, all_day, kind, title, progress, late, done, recurring, locked, conflicts } = occurrence;
  const time = info.isDragging || info.isResizing ? info.timeText : formats.time(start);
  const span = start === end ? formats.time(start) : formats.span(start, end);
  // How far sending is matters once it has begun or should have; a tick says that nothing is left.
  const left = progress ? unsent(progress) : undefined;
  const counted = progress && left !== 0 && (progress.sent > 0 || late || mode === "agenda");
  const colliding = conflicts.join(", ");
  return (
    <span
      className={styles.body}
      data-done={done}
      data-kind={kind}
      data-late={late}
      data-mode={mode}
      data-short={occurrence.minutes < 45}
    >
      <span className={styles.lines}>
        {mode === "agenda" && <time className={styles.agendaTime}>{all_day ? t`all day` : span}</time>}
        <KindMark kind={kind} />
        {!all_day && mode === "month" && <time className={styles.time}>{time}</time>}
        <span className={styles.title}>{title || t`Untitled`}</span>
        {occurrence.slot && mode !== "month" && <small className={styles.slotName}>{occurrence.slot}</small>}
        {progress && left === 0 && (
          <IconCheck size={13} stroke={2} role="img" aria-label={t`Nothing left to send: ${sentCount(progress)}`} />
        )}
        {counted && <span className={styles.count}>{sentCount(progress)}</span>}
        {late && <span className="visually-hidden">{kind === "task" ? t`overdue` : t`late`}</span>}
        {recurring && mode !== "month" && <IconRepeat size={12} aria-label={t`repeats`} />}
        {locked && mode !== "month" && <IconLock size={12} aria-label={t`cannot be moved`} />}
        {conflicts.length > 0 && <IconAlertTriangle size={12} aria-label={t`Collides with ${colliding}`} />}
        {!all_day && mode === "hours" && (
          <time className={styles.span}>{info.isDragging || info.isResizing ? info.timeText : span}</time>
        )}
      </span>
    </span>
  );
}

/** A date of a slot that still waits for what goes out then. */
function EmptySlot({ date, mode }: { date: SlotDate; mode: Mode }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <span className={styles.emptySlot} data-mode={mode}>
      {mode === "agenda" && (
        <time className={styles.agendaTime}>{date.all_day ? t`all day` : formats.time(date.start)}</time>
      )}
      {!date.all_day && mode !== "agenda" && <time className={styles.time}>{formats.time(date.start)}</time>}
      <span className={styles.title}>{date.slot_name}</span>
      <span className="visually-hidden">{t`still empty`}</span>
    </span>
  );
}
