// A reminder at another time than the usual ones: so long before or after; of a whole day so many days before, at a time.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import type { Anchor } from "../../bindings/Anchor";
import { AskDialog } from "../dialog/AskDialog";
import { leadOf } from "./day-lead";
import styles from "./RemindersField.module.css";
import { TimeField } from "./TimeField";

const UNITS = { minutes: 1, hours: 60, days: 1440 };

/** The farthest that the core takes: a year. */
const MOST_DAYS = 365;

interface CustomReminderProps {
  span: boolean;
  wholeDay: boolean;
  onAdd: (anchor: Anchor, leadMin: number) => void;
  onClose: () => void;
}

export function CustomReminder({ span, wholeDay, onAdd, onClose }: CustomReminderProps) {
  const { t } = useLingui();
  const [count, setCount] = useState(2);
  const [unit, setUnit] = useState<keyof typeof UNITS>("hours");
  const [place, setPlace] = useState("before start");
  const [time, setTime] = useState("09:00");
  const add = () => {
    const [side, anchor] = place.split(" ") as ["before" | "after", Anchor];
    if (wholeDay) onAdd("start", leadOf({ daysBefore: count, time }));
    else onAdd(anchor, (side === "before" ? 1 : -1) * count * UNITS[unit]);
    onClose();
  };
  const [least, most] = wholeDay ? [0, MOST_DAYS] : [1, 999];
  return (
    <AskDialog title={t`Add a reminder`} does={t`Add`} width={420} onClose={onClose} onDo={add}>
      <div className={wholeDay ? styles.day : styles.custom}>
        <NumberInput
          {...(wholeDay ? { label: t`Days before` } : { "aria-label": t`How many` })}
          data-autofocus
          min={least}
          max={most}
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(Math.min(most, Math.max(least, Number(value) || least)))}
        />
        {wholeDay ? (
          <TimeField label={t`Time`} value={time} onChange={(next) => next && setTime(next)} />
        ) : (
          <>
            <Select
              aria-label={t`Unit`}
              value={unit}
              data={[
                { value: "minutes", label: t`minutes` },
                { value: "hours", label: t`hours` },
                { value: "days", label: t({ message: "days", context: "every so many" }) },
              ]}
              onChange={(value) => value && setUnit(value as keyof typeof UNITS)}
            />
            <Select
              aria-label={t`Before or after`}
              value={place}
              data={[
                { value: "before start", label: t`before the start` },
                { value: "after start", label: t`after the start` },
                ...(span
                  ? [
                      { value: "before end", label: t`before the end` },
                      { value: "after end", label: t`after the end` },
                    ]
                  : []),
              ]}
              onChange={(value) => value && setPlace(value)}
            />
          </>
        )}
      </div>
    </AskDialog>
  );
}
