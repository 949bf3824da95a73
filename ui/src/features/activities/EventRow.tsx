// One event in the list: its day, what it is, where, who comes, what is prepared.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { IconCheckbox, IconMapPin, IconRepeat, IconUsers, IconVideo } from "@tabler/icons-react";
import type { ActivityRow } from "../../bindings/ActivityRow";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { contextMenu } from "../../shared/menu/menu";
import styles from "./EventsPage.module.css";
import { FORMAT_WORDS } from "./formats";
import { useActivityActions } from "./use-activity-actions";

interface EventRowProps {
  row: ActivityRow;
  open: boolean;
  tabbable: boolean;
  onOpen: () => void;
  onFocus: () => void;
}

export function EventRow({ row, open, tabbable, onOpen, onFocus }: EventRowProps) {
  const { i18n } = useWords();
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const actions = useActivityActions();
  const today = dayOf(civilAt(Date.now(), tz));
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-event={row.uid}
        data-open={open || undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
        onContextMenu={(event) => contextMenu(event, row.title, actions.menuOfRow(row))}
      >
        <span className={styles.day}>
          {row.start ? (
            <time dateTime={row.start}>
              <b>{formats.nearDay(row.start, today)}</b>
              <span>{row.all_day ? t`All day` : formats.time(row.start)}</span>
            </time>
          ) : (
            <span>{t`No date`}</span>
          )}
        </span>
        <span className={styles.what}>
          <bdi className={styles.title}>{row.title}</bdi>
          <span className={styles.details}>
            <span>{i18n._(FORMAT_WORDS[row.format])}</span>
            {row.series && (
              <span>
                <IconRepeat size={13} stroke={1.75} aria-hidden />
                {t`Repeats`}
              </span>
            )}
            {row.place && (
              <span>
                <IconMapPin size={13} stroke={1.75} aria-hidden />
                <bdi>{row.place}</bdi>
              </span>
            )}
            {!row.place && row.link && (
              <span>
                <IconVideo size={13} stroke={1.75} aria-hidden />
                {t`Online`}
              </span>
            )}
            {row.host && <bdi>{row.host}</bdi>}
          </span>
        </span>
        {row.tasks > 0 && (
          <span className={styles.figure} title={t`Checklist`} data-done={row.tasks_done === row.tasks || undefined}>
            <IconCheckbox size={14} stroke={1.75} aria-hidden />
            {`${row.tasks_done}/${row.tasks}`}
          </span>
        )}
        <Seats row={row} />
      </button>
    </li>
  );
}

/** 32/40 +3: seats taken, room, people waiting. After the event, who came. */
function Seats({ row }: { row: ActivityRow }) {
  const { t } = useLingui();
  const { registered, came, waiting, capacity } = row.counts;
  const taken = registered + came;
  if (taken + waiting === 0 && capacity === null) return null;
  const full = capacity !== null && taken >= capacity;
  return (
    <span className={styles.figure} title={came > 0 ? t`${came} came` : t`Registered`} data-full={full || undefined}>
      <IconUsers size={14} stroke={1.75} aria-hidden />
      {capacity === null ? taken : `${taken}/${capacity}`}
      {waiting > 0 && <b>{t`+${waiting} waiting`}</b>}
    </span>
  );
}
