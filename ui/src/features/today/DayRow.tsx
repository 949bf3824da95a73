// One thing of the plan: when, what, how far. A row of forty deliveries is one row: 早报 37/40.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import type { DayItem } from "../../bindings/DayItem";
import { IconButton } from "../../shared/basics/Button";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { sentCount } from "../../shared/words/sent-count";
import styles from "./Today.module.css";
import type { Finish } from "./use-finish";

interface DayRowProps {
  item: DayItem;
  finish: Finish;
  /** Without the place: in a narrow list the title needs the room. */
  brief?: boolean;
}

export function DayRow({ item, finish, brief }: DayRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { kind, uid, original, title, start, all_day, done, late, place, progress, registrations } = item;
  const name = title || t`Untitled`;
  const total = progress?.total ?? 0;
  const coming = registrations ? registrations.registered + registrations.came : 0;
  return (
    <li className={styles.item} data-done={done} data-late={late}>
      <button
        type="button"
        className={styles.open}
        onClick={() => open({ kind, uid, original: original || undefined })}
      >
        <time className={styles.time}>{all_day ? t`all day` : formats.time(start)}</time>
        <KindMark kind={kind as Kind} />
        <span className={styles.title}>{name}</span>
        {place && !brief && <span className={styles.note}>{place}</span>}
        {progress && total > 0 && <span className={styles.count}>{sentCount(progress)}</span>}
        {coming > 0 && (
          <span className={styles.count}>
            {registrations?.capacity
              ? `${coming}/${registrations.capacity}`
              : t`${plural(coming, { one: "# person", other: "# people" })}`}
          </span>
        )}
      </button>
      {kind === "task" && (
        <IconButton
          icon={done ? IconCircleCheckFilled : IconCircle}
          className={styles.tick}
          label={done ? t`Not done after all` : t`Done`}
          hint="left"
          onClick={() => finish({ kind, uid, original, title: name, total }, !done)}
        />
      )}
      {kind === "content" && !done && total > 0 && (
        <IconButton
          icon={IconChecks}
          className={styles.ready}
          label={t`Sent everywhere`}
          hint="left"
          onClick={() => finish({ kind, uid, original, title: name, total }, true)}
        />
      )}
    </li>
  );
}
