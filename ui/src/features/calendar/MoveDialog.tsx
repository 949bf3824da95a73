// "Move to…": what dragging does, for the keyboard and for far dates.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { addMinutes, timeOf } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import { TimeField } from "../../shared/plan/TimeField";
import styles from "./dialogs.module.css";
import type { CivilSpan, Occurrence } from "./occurrence";

interface MoveDialogProps {
  occurrence: Occurrence;
  onClose: () => void;
  onMove: (to: CivilSpan) => void;
}

export function MoveDialog({ occurrence, onClose, onMove }: MoveDialogProps) {
  const { t } = useLingui();
  const [date, setDate] = useState<string | null>(occurrence.start.slice(0, 10));
  const [time, setTime] = useState<string | null>(timeOf(occurrence.start));
  const { title, all_day, minutes } = occurrence;
  const move = () => {
    if (!date) return;
    const start = `${date}T${all_day ? "00:00" : (time ?? "00:00")}:00`;
    onMove({ start, end: addMinutes(start, minutes), all_day });
  };
  return (
    <Dialog
      title={t`Move “${title}”`}
      width={380}
      onClose={onClose}
      onSubmit={move}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit disabled={!date}>
            {t`Move`}
          </Button>
        </>
      }
    >
      <div className={styles.when}>
        <DateField ariaLabel={t`Date`} value={date} onChange={setDate} />
        {!all_day && <TimeField ariaLabel={t`Time`} value={time} onChange={setTime} />}
      </div>
    </Dialog>
  );
}
