// A reminder at another time than the usual ones: so long before or after; of a whole day so many days before, at a time.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import type { Anchor } from "../../bindings/Anchor";
import { Button } from "../basics/Button";
import { Dialog } from "../dialog/Dialog";
import { leadOf } from "./day-lead";
import styles from "./RemindersField.module.css";
import { TimeField } from "./TimeField";

const UNITS = { minutes: 1, hours: 60, days: 1440 };

interface CustomReminderProps {
  span: boolean;
  onAdd: (anchor: Anchor, leadMin: number) => void;
  onClose: () => void;
}

export function CustomReminder({ span, onAdd, onClose }: CustomReminderProps) {
  const { t } = useLingui();
  const [count, setCount] = useState(2);
  const [unit, setUnit] = useState<keyof typeof UNITS>("hours");
  const [place, setPlace] = useState("before start");
  const add = () => {
    const [side, anchor] = place.split(" ") as ["before" | "after", Anchor];
    onAdd(anchor, (side === "before" ? 1 : -1) * count * UNITS[unit]);
    onClose();
  };
  return (
    <Dialog
      title={t`Add a reminder`}
      width={420}
      onClose={onClose}
      onSubmit={add}
      footer={
        <Button look="primary" submit>
          {t`Add`}
        </Button>
      }
    >
      <div className={styles.custom}>
        <NumberInput
          aria-label={t`How many`}
          data-autofocus
          min={1}
          max={999}
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(Math.max(1, Number(value) || 1))}
        />
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
      </div>
    </Dialog>
  );
}

/** The farthest that the core takes: a year. */
const MOST_DAYS = 365;

export function CustomDayReminder({ onAdd, onClose }: Omit<CustomReminderProps, "span">) {
  const { t } = useLingui();
  const [daysBefore, setDaysBefore] = useState(2);
  const [time, setTime] = useState("09:00");
  const add = () => {
    onAdd("start", leadOf({ daysBefore, time }));
    onClose();
  };
  return (
    <Dialog
      title={t`Add a reminder`}
      width={420}
      onClose={onClose}
      onSubmit={add}
      footer={
        <Button look="primary" submit>
          {t`Add`}
        </Button>
      }
    >
      <div className={styles.day}>
        <NumberInput
          label={t`Days before`}
          data-autofocus
          min={0}
          max={MOST_DAYS}
          allowDecimal={false}
          value={daysBefore}
          onChange={(value) => setDaysBefore(Math.min(MOST_DAYS, Math.max(0, Number(value) || 0)))}
        />
        <TimeField label={t`Time`} value={time} onChange={(next) => next && setTime(next)} />
      </div>
    </Dialog>
  );
}
