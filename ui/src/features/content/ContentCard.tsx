// One card of the board: title, where it goes, when, how far it has come, whose it is, and what its writer should see.

import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconPaperclip, IconRepeat } from "@tabler/icons-react";
import type { ContentRow } from "../../bindings/ContentRow";
import type { PillarView } from "../../bindings/PillarView";
import { NameWithInitials } from "../../shared/basics/NameWithInitials";
import { ChannelMark } from "../../shared/channels/ChannelMark";
import { channelName, useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOperators } from "../../shared/people/use-operators";
import { sentCount, unsent } from "../../shared/words/sent-count";
import styles from "./ContentCard.module.css";

export function ContentCard({ row, pillar }: { row: ContentRow; pillar?: PillarView }) {
  const { t } = useLingui();
  const operators = useOperators();
  const warning = useCardWarning(row);
  const { sent, total } = row.progress;
  return (
    <div className={styles.card} style={{ "--edge": pillar?.color ?? "transparent" } as React.CSSProperties}>
      <p className={styles.title}>{row.title || t`Untitled`}</p>
      <div className={styles.line}>
        <Where uids={row.channels} />
        {row.has_attachment && <IconPaperclip size={13} stroke={1.75} aria-label={t`With an attachment`} />}
        <span className={styles.gap} />
        {total > 1 && (sent > 0 || row.late) && (
          <span className="figure" data-done={unsent(row.progress) === 0 || undefined}>
            {sentCount(row.progress)}
          </span>
        )}
        {row.owner && !operators.alone && <NameWithInitials name={operators.nameOf(row.owner)} onlyMark />}
      </div>
      {(row.start || warning) && (
        <div className={styles.line}>
          <StartText row={row} />
          <span className={styles.gap} />
          {warning && (
            <span className={styles.warning}>
              <IconAlertTriangle size={13} stroke={1.75} aria-hidden />
              {warning}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** Icons of the kinds, and one name or a number. */
export function Where({ uids }: { uids: string[] }) {
  const { t } = useLingui();
  const { byUid } = useChannels();
  const channels = uids.flatMap((uid) => byUid.get(uid) ?? []);
  if (channels.length === 0) return null;
  const kinds = [...new Set(channels.map(({ kind }) => kind))].slice(0, 4);
  const [first] = channels;
  return (
    <span className={styles.where} title={channels.slice(0, 12).map(channelName).join(t`, `)}>
      {kinds.map((kind) => (
        <ChannelMark key={kind} kind={kind} />
      ))}
      <span>{channels.length === 1 && first ? channelName(first) : channels.length}</span>
    </span>
  );
}

/** The next date; red when something should have been sent by now. */
export function StartText({ row }: { row: Pick<ContentRow, "start" | "all_day" | "late" | "series" | "state"> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  if (!row.start) return null;
  const today = dayOf(civilAt(Date.now(), tz));
  const day = formats.nearDay(row.start, today);
  const text = row.all_day ? day : `${day} ${formats.time(row.start)}`;
  return (
    <time dateTime={row.start} className={styles.when} data-late={row.late || undefined}>
      {row.series && <IconRepeat size={13} stroke={1.75} aria-label={t`Repeats`} />}
      {row.late ? t`Late: ${text}` : text}
    </time>
  );
}

function useCardWarning(row: ContentRow): string | null {
  const { t } = useLingui();
  if (row.state !== "scheduled") return null;
  if (row.channels.length === 0) return t`No channel`;
  if (!row.start) return t`No time`;
  return null;
}
