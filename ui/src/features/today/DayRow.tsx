// One thing of the plan: when, what, how far. A row of forty deliveries is one row: 早报 37/40.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import type { DayItem } from "../../bindings/DayItem";
import { IconButton } from "../../shared/basics/Button";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import { useFormats } from "../../shared/format/formats";
import { sentCount } from "../../shared/words/sent-count";
import { Row } from "./Row";
import styles from "./Today.module.css";
import { useRowActs } from "./use-row-acts";

interface DayRowProps {
  item: DayItem;
  /** Without the place: in a narrow list the title needs the room. */
  brief?: boolean;
}

export function DayRow({ item, brief }: DayRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const acts = useRowActs().ofDate(item);
  const { kind, uid, original, title, start, all_day, done, late, place, progress, registrations } = item;
  const name = title || t`Untitled`;
  const coming = registrations ? registrations.registered + registrations.came : 0;
  const task = kind === "task";
  return (
    <Row
      id={`${uid}@${original}`}
      title={name}
      acts={acts}
      done={done}
      late={late}
      tools={(tabIndex) =>
        acts.done &&
        (task || (progress?.total ?? 0) > 0) && (
          <IconButton
            icon={task ? (done ? IconCircleCheckFilled : IconCircle) : IconChecks}
            className={task ? styles.tick : styles.ready}
            label={acts.done.title}
            keys={acts.done.keys}
            hint="left"
            tabIndex={tabIndex}
            onClick={acts.done.run}
          />
        )
      }
    >
      <time className={styles.time}>{all_day ? t`all day` : formats.time(start)}</time>
      <KindMark kind={kind as Kind} />
      <span className={styles.title}>{name}</span>
      {place && !brief && <span className={styles.note}>{place}</span>}
      {progress && progress.total > 0 && <span className={styles.count}>{sentCount(progress)}</span>}
      {coming > 0 && (
        <span className={styles.count}>
          {registrations?.capacity
            ? `${coming}/${registrations.capacity}`
            : t`${plural(coming, { one: "# person", other: "# people" })}`}
        </span>
      )}
    </Row>
  );
}
