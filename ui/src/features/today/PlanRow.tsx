// One thing of the plan: when, what, how far. A row of forty deliveries is one row: 早报 37/40.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import type { CalendarItem } from "../../bindings/CalendarItem";
import { IconButton } from "../../shared/basics/Button";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import type { CivilDate } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { isDone } from "./sort";
import styles from "./Today.module.css";

interface PlanRowProps {
  item: CalendarItem;
  /** With the day, where the list holds more than one. */
  today?: CivilDate;
  onDone?: (item: CalendarItem) => void;
}

export function PlanRow({ item, today, onDone }: PlanRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { kind, uid, original, title, start, all_day, done, total, late, place } = item;
  const finished = isDone(item);
  const time = all_day ? t`all day` : formats.time(start);
  const when = today && start.slice(0, 10) !== today ? formats.nearDay(start, today) : time;
  return (
    <li className={styles.item} data-done={finished} data-late={late && !finished}>
      <button
        type="button"
        className={styles.open}
        onClick={() => open({ kind, uid, original: original || undefined })}
      >
        <time className={styles.time}>{when}</time>
        <KindMark kind={kind as Kind} />
        <span className={styles.title}>{title || t`Untitled`}</span>
        {place && <span className={styles.note}>{place}</span>}
        {total !== null && total > 0 && (
          <span className={styles.count}>
            {done ?? 0}
            {"/"}
            {total}
          </span>
        )}
      </button>
      {kind === "task" && !finished && onDone ? (
        <IconButton icon={IconCheck} size={16} label={t`Done`} hint="left" onClick={() => onDone(item)} />
      ) : (
        <IconChevronRight className={styles.chevron} size={14} aria-hidden />
      )}
    </li>
  );
}
