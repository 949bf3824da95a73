// The dialog of "Move to…": another day, another time; of a series only this date.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DayItem } from "../../bindings/DayItem";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { dayOf, timeOf } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import { TimeField } from "../../shared/plan/TimeField";
import { useQuestion } from "../../shared/question";
import { moving } from "./ask-move";
import styles from "./Today.module.css";
import { useMoveDate } from "./use-move-date";

export default function TodayAmbient() {
  const item = useQuestion(moving);
  return item && <Ask item={item} />;
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
