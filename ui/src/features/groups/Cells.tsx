// The cells of the table of groups that are more than their text; the drawer shows the same marks.

import { useLingui } from "@lingui/react";
import { Plural, useLingui as useWords } from "@lingui/react/macro";
import { IconAlertTriangle, IconClockExclamation } from "@tabler/icons-react";
import type { GroupState } from "../../bindings/GroupState";
import type { Tag } from "../../bindings/Tag";
import { useFormats } from "../../shared/format/formats";
import styles from "./Cells.module.css";
import type { GroupRow } from "./group-row";
import { STATE_WORDS } from "./words";

export function GroupName({ row }: { row: GroupRow }) {
  return (
    <span className={styles.name}>
      <span className={styles.edge} style={row.color ? { background: row.color } : undefined} aria-hidden />
      <bdi title={row.name}>{row.name}</bdi>
    </span>
  );
}

export function StateMark({ state }: { state: GroupState }) {
  const { i18n } = useLingui();
  return (
    <span className={styles.state} data-state={state}>
      {i18n._(STATE_WORDS[state])}
    </span>
  );
}

export function Tags({ tags }: { tags: Tag[] }) {
  return (
    <span className={styles.tags} title={tags.map((tag) => tag.name).join(" · ")}>
      {tags.map((tag) => (
        <bdi key={tag.uid} className={styles.tag}>
          {tag.name}
        </bdi>
      ))}
    </span>
  );
}

/** 128 with the day it was counted on, which turns amber when that is long ago. */
export function HeadCountCell({ row }: { row: GroupRow }) {
  const formats = useFormats();
  const { t } = useWords();
  if (!row.count) return <span className={styles.quiet}>{"–"}</span>;
  const day = formats.dayShort(row.count.on);
  return (
    <span className={styles.count}>
      <span
        className={`${styles.date} ${styles.level}`}
        data-level={row.countOld ? "soon" : "calm"}
        title={row.countOld ? t`Counted long ago` : undefined}
      >
        {row.countOld && <IconClockExclamation size={12} aria-label={t`Counted long ago`} />}
        {day}
      </span>
      {formats.number(row.count.count)}
    </span>
  );
}

export function Change({ value }: { value: number | null }) {
  const formats = useFormats();
  if (value === null) return null;
  if (value === 0) return <span className={styles.quiet}>{"0"}</span>;
  const up = value > 0;
  return <span className={up ? styles.up : styles.down}>{`${up ? "▲" : "▼"} ${formats.number(Math.abs(value))}`}</span>;
}

/** 92 % of the places are taken. */
export function Fill({ row }: { row: GroupRow }) {
  const { t } = useWords();
  if (row.fill === null) return <span className={styles.quiet}>{"–"}</span>;
  const percent = Math.round(row.fill);
  return (
    <span
      className={styles.level}
      data-level={row.fillLevel}
      title={row.fillLevel === "soon" ? t`Full soon` : row.fillLevel === "now" ? t`Full` : undefined}
    >
      {row.fillLevel !== "calm" && <IconAlertTriangle size={12} aria-hidden />}
      {`${percent}%`}
    </span>
  );
}

export function QrExpiry({ row }: { row: GroupRow }) {
  const formats = useFormats();
  if (row.qr_expires_on === null || row.qrDays === null) return null;
  const days = row.qrDays;
  return (
    <span className={styles.level} data-level={row.qrLevel} title={formats.day(row.qr_expires_on)}>
      {row.qrLevel !== "calm" && <IconAlertTriangle size={12} aria-hidden />}
      {days < 0 ? (
        <Plural value={-days} one="ended # day ago" other="ended # days ago" />
      ) : days === 0 ? (
        <QrToday />
      ) : days <= 14 ? (
        <Plural value={days} one="# day left" other="# days left" />
      ) : (
        formats.dayShort(row.qr_expires_on)
      )}
    </span>
  );
}

function QrToday() {
  const { t } = useWords();
  return t`last day today`;
}
