// The cells of the table of groups that are more than their text; the drawer shows the same marks.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Plural, useLingui as useWords } from "@lingui/react/macro";
import { IconClockExclamation } from "@tabler/icons-react";
import type { GroupState } from "../../bindings/GroupState";
import type { Tag } from "../../bindings/Tag";
import { daysBetween } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useAttentionText } from "./attention-text";
import styles from "./Cells.module.css";
import { figureOf, type GroupRow, levelOf } from "./group-row";
import { LevelMark } from "./MeasureCell";
import { useToday } from "./use-groups";
import { STATE_WORDS } from "./words";

export function GroupName({ row }: { row: GroupRow }) {
  const needs = useAttentionText();
  const level = row.figures?.level;
  return (
    <span className={styles.name}>
      <span className={styles.edge} style={row.color ? { background: row.color } : undefined} aria-hidden />
      <bdi title={row.name}>{row.name}</bdi>
      {level && (
        <span className={`${styles.level} ${styles.needs}`} data-level={level} title={needs(row)}>
          <LevelMark level={level} size={14} />
        </span>
      )}
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
  const level = levelOf(row, "count_age");
  return (
    <span className={styles.count}>
      <span className={`${styles.date} ${styles.level}`} data-level={level} title={level && t`Counted long ago`}>
        {level && <IconClockExclamation size={12} aria-label={t`Counted long ago`} />}
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
  const formats = useFormats();
  const fill = figureOf(row, "fill");
  const inDays = figureOf(row, "full_in");
  const [byShare, byGrowth] = [levelOf(row, "fill"), levelOf(row, "full_in")];
  const level = byShare === "red" || byGrowth === "red" ? "red" : (byShare ?? byGrowth);
  if (fill === null) return <span className={styles.quiet}>{"–"}</span>;
  const hints = [
    row.figures && row.figures.free !== null && t`Free places: ${formats.number(Math.max(0, row.figures.free))}`,
    inDays === 0 ? t`Full` : inDays !== null && t`Full in about ${plural(inDays, { one: "# day", other: "# days" })}`,
  ];
  return (
    <span className={styles.level} data-level={level} title={hints.filter(Boolean).join("\n")}>
      {level && <LevelMark level={level} />}
      {`${Math.floor(fill)}%`}
    </span>
  );
}

export function QrExpiry({ row }: { row: GroupRow }) {
  const formats = useFormats();
  const today = useToday();
  if (row.qr_expires_on === null) return null;
  const days = daysBetween(today, row.qr_expires_on);
  const level = levelOf(row, "qr_days");
  return (
    <span className={styles.level} data-level={level} title={formats.day(row.qr_expires_on)}>
      {level && <LevelMark level={level} />}
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
