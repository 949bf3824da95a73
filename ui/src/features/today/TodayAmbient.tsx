// The dialog of "Move to…": another day, another time; of a series only this date.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardText } from "@tabler/icons-react";
import { useState } from "react";
import type { DayItem } from "../../bindings/DayItem";
import type { Whose } from "../../bindings/Whose";
import { usePreference } from "../../platform/preferences";
import { useActions } from "../../shared/actions/use-actions";
import { useCommunity } from "../../shared/community";
import { useCopy } from "../../shared/copy";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { addDays, type CivilDate, civilAt, dayOf, timeOf } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import { TimeField } from "../../shared/plan/TimeField";
import { useQuestion } from "../../shared/question";
import { useOverview } from "../../shared/settings";
import { DutyDialog } from "./DutyDialog";
import { duty, moving } from "./questions";
import { askReport, type Reported } from "./report/ask-report";
import { ReportDialog } from "./report/ReportDialog";
import { useDayReport } from "./report/use-day-report";
import styles from "./Today.module.css";
import { useMoveDate } from "./use-move-date";

export default function TodayAmbient() {
  const item = useQuestion(moving);
  const asked = useQuestion(duty);
  return (
    <>
      {item && <Ask item={item} />}
      <Report />
      {asked && <DutyDialog onClose={() => duty.ask(null)} />}
    </>
  );
}

/** Copied from everywhere: whoever reports is asked for it at any time. */
function Report() {
  const { t } = useLingui();
  const [preferred] = usePreference<Whose>("today.whose", "all");
  const team = (useOverview().data?.operators ?? []).length > 1;
  const { uid: community, tz } = useCommunity();
  const { text, ...templates } = useDayReport();
  const [edited, setEdited] = useState<Reported | null>(null);
  const copy = useCopy();
  const ask = (on?: CivilDate) => askReport(community, team ? preferred : "all", on);
  const edit = async () => setEdited(await ask());
  const copied = async (on?: CivilDate) =>
    copy(
      text(await ask(on)),
      on ? t`Yesterday's report is on the clipboard.` : t`The day's report is on the clipboard.`,
      {
        title: t`Edit the template…`,
        run: () => void edit(),
      },
    );
  const words = t({ message: "daily report copy", comment: "Search words; in Chinese with pinyin initials" });
  useActions([
    {
      id: "today.report",
      title: t`Copy the day's report`,
      group: "view",
      icon: IconClipboardText,
      keywords: words,
      run: () => void copied(),
    },
    {
      id: "today.report.yesterday",
      title: t`Copy yesterday's report`,
      group: "view",
      icon: IconClipboardText,
      keywords: words,
      run: () => void copied(addDays(dayOf(civilAt(Date.now(), tz)), -1)),
    },
    {
      id: "today.report.edit",
      title: t`Edit the day's report…`,
      group: "app",
      keywords: t({ message: "daily report template", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => void edit(),
    },
  ]);
  if (!edited) return null;
  return <ReportDialog {...templates} text={(by) => text(edited, by)} onClose={() => setEdited(null)} />;
}

function Ask({ item }: { item: DayItem }) {
  const { t } = useLingui();
  const { move, pending } = useMoveDate();
  const [day, setDay] = useState(dayOf(item.start));
  const [time, setTime] = useState(timeOf(item.start));
  const name = item.title || t`Untitled`;
  const close = () => moving.ask(null);
  return (
    <AskDialog
      title={t`Move “${name}”`}
      does={t`Move`}
      width={360}
      busy={pending}
      onClose={close}
      onDo={() => void move(item, `${day}T${time}:00`).then((done) => done && close())}
    >
      <div className={styles.when}>
        <DateField ariaLabel={t`Day`} value={day} onChange={(next) => next && setDay(next)} />
        {!item.all_day && <TimeField ariaLabel={t`Time`} value={time} onChange={(next) => next && setTime(next)} />}
      </div>
    </AskDialog>
  );
}
