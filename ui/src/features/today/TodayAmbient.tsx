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
import { useCall } from "../../shared/data/query";
import { useDay } from "../../shared/day";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { dayOf, timeOf } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import { TimeField } from "../../shared/plan/TimeField";
import { useQuestion } from "../../shared/question";
import { useOverview } from "../../shared/settings";
import { DutyDialog } from "./DutyDialog";
import { duty, moving } from "./questions";
import { growthOf } from "./report/growth";
import { ReportDialog } from "./report/ReportDialog";
import { useDayReport } from "./report/use-day-report";
import styles from "./Today.module.css";
import { useMoveDate } from "./use-move-date";

export default function TodayAmbient() {
  const item = useQuestion(moving);
  const asked = useQuestion(duty);
  const [editing, setEditing] = useState(false);
  const report = useReport(() => setEditing(true));
  return (
    <>
      {item && <Ask item={item} />}
      {editing && <ReportDialog {...report} onClose={() => setEditing(false)} />}
      {asked && <DutyDialog onClose={() => duty.ask(null)} />}
    </>
  );
}

const FIGURE_TABLES = ["series_figure", "figure_def", "channel"];

/** Copied from everywhere: whoever reports is asked for it at any time. */
function useReport(edit: () => void) {
  const { t } = useLingui();
  const [whose] = usePreference<Whose>("today.whose", "all");
  const team = (useOverview().data?.operators ?? []).length > 1;
  const { data: day } = useDay(team ? whose : "all");
  const asked = { community: useCommunity().uid, on: day?.on ?? "" };
  const { data: figures } = useCall("figures_day", asked, { on: FIGURE_TABLES, enabled: day !== undefined });
  const report = useDayReport(day, figures && growthOf(figures));
  const copy = useCopy();
  useActions([
    {
      id: "today.report",
      title: t`Copy the day's report`,
      group: "view",
      icon: IconClipboardText,
      keywords: t({ message: "daily report copy", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => void copy(report.text(), t`The day's report is on the clipboard.`),
    },
    {
      id: "today.report.edit",
      title: t`Edit the day's report…`,
      group: "app",
      keywords: t({ message: "daily report template", comment: "Search words; in Chinese with pinyin initials" }),
      run: edit,
    },
  ]);
  return report;
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
