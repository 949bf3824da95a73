import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconCircle } from "@tabler/icons-react";
import type { TodayKind } from "../../bindings/TodayKind";
import type { WaitingItem } from "../../bindings/WaitingItem";
import { IconButton } from "../../shared/basics/Button";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { addDays, type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { sentCount } from "../../shared/words/sent-count";
import { Row } from "./Row";
import styles from "./Today.module.css";
import { useRowActs } from "./use-row-acts";

interface WaitingRowProps {
  item: WaitingItem;
  today: CivilDate;
}

/** Where the mark is not called as the kind is. */
const MARKS: Partial<Record<TodayKind, Kind>> = { slot: "content", feedback: "care" };

/** One thing that waits: what it is, since when or how much, and what can be done about it here. */
export function WaitingRow({ item, today }: WaitingRowProps) {
  const about = useAbout(item, today);
  const title = useTitle(item);
  const acts = useRowActs().ofWaiting(item);
  const { reason, kind, uid, original } = item;
  const late = reason === "late_delivery" || reason === "overdue_task";
  return (
    <Row
      id={`${reason} ${uid}@${original}`}
      title={title}
      acts={acts}
      late={late}
      tools={(tabIndex) =>
        acts.done && (
          <IconButton
            icon={kind === "task" ? IconCircle : IconChecks}
            className={styles.tick}
            label={acts.done.title}
            keys={acts.done.keys}
            hint="left"
            tabIndex={tabIndex}
            onClick={acts.done.run}
          />
        )
      }
    >
      <KindMark kind={MARKS[kind] ?? (kind as Kind)} />
      <span className={styles.title}>{title}</span>
      {about && <span className={styles.about}>{about}</span>}
    </Row>
  );
}

function useTitle({ title, names, count }: WaitingItem): string {
  const { t, i18n } = useLingui();
  if (!names) return title || t`Untitled`;
  const known = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(names);
  const more = count - names.length;
  if (more <= 0) return known;
  return t`${known} and ${plural(more, { one: "# group", other: "# groups" })} more`;
}

/** The quiet words on the right: since when, until when, how many. */
function useAbout({ reason, at, count, date }: WaitingItem, today: CivilDate): string {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const civil = at === null ? null : civilAt(at, tz);
  const near = (when: string) => (dayOf(when) === today ? formats.time(when) : formats.nearDayShort(when, today));
  const sent = date?.progress && date.progress.total > 0 && sentCount(date.progress);
  switch (reason) {
    case "late_delivery":
      return [civil && near(civil), sent].filter(Boolean).join(" · ");
    case "failed_delivery":
      return [t`${count} failed`, sent].join(" · ");
    case "review":
      return "";
    case "free_seats":
      return t`${count} waiting`;
    case "qr_expiring": {
      // `at` is the midnight after the last day on which the code works.
      const last = civil ? addDays(dayOf(civil), -1) : today;
      const when = last < today ? t`expired` : formats.nearDayShort(last, today);
      return count > 1 ? t`${count} groups, the first: ${when}` : when;
    }
    case "overdue_task":
      // A day's task was due by the end of that day, which is the midnight of the next.
      return civil ? near(civil.endsWith("T00:00:00") ? addDays(dayOf(civil), -1) : civil) : "";
    default:
      return civil ? near(civil) : "";
  }
}
