// The parts of a rule of one's own: every so many hours, days, weeks, months or years, and on which days and in which months.

import { useLingui } from "@lingui/react/macro";
import { Checkbox, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { useFormats } from "../format/formats";
import { DaysOfMonth } from "./DaysOfMonth";
import styles from "./RecurrenceEditor.module.css";
import { type Frequency, spelledOut, WEEKDAYS, type Weekday, withFrequency } from "./rule";
import { chosenIn, isMonthly, UNITS, withMonth, withWeekday } from "./rule-days";
import type { RulePartProps } from "./rule-part";
import { monthText, weekdayText } from "./rule-text";
import { Toggles } from "./Toggles";
import { WeekdayToggles } from "./WeekdayToggles";

export function CustomRule({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const units: Record<(typeof UNITS)[number], string> = {
    minutely: t({ message: "minutes", context: "every so many" }),
    hourly: t({ message: "hours", context: "every so many" }),
    daily: t({ message: "days", context: "every so many" }),
    weekly: t({ message: "weeks", context: "every so many" }),
    monthly: t({ message: "months", context: "every so many" }),
    yearly: t({ message: "years", context: "every so many" }),
  };
  return (
    <div className={styles.custom}>
      <div className={styles.row}>
        <span>{t({ message: "Every", context: "every so many" })}</span>
        <NumberInput
          aria-label={t`How many`}
          className={styles.count}
          min={1}
          max={999}
          clampBehavior="strict"
          allowDecimal={false}
          value={rule.interval}
          onChange={(value) => onChange({ ...rule, interval: Math.max(1, Number(value) || 1) })}
        />
        <Select
          aria-label={t`Unit`}
          className={styles.unit}
          data={UNITS.map((value) => ({ value, label: units[value] }))}
          value={rule.freq}
          onChange={(freq) => {
            const next = withFrequency(rule, freq as Frequency);
            // What was meant as so many days or weeks would be far too often as minutes.
            onChange(freq === "minutely" && rule.freq !== freq ? { ...next, interval: 30 } : next);
          }}
        />
      </div>
      {isMonthly(rule) ? (
        <DaysOfMonth rule={rule} start={start} onChange={onChange} />
      ) : (
        <Weekdays rule={rule} start={start} onChange={onChange} />
      )}
      <Months key={rule.freq} rule={rule} start={start} onChange={onChange} />
      {rule.freq === "weekly" && rule.interval > 1 && <WeekStart rule={rule} onChange={onChange} />}
    </div>
  );
}

/** The days of a week; for days and hours those that are not left out. */
function Weekdays({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const { weekdays } = chosenIn(rule, start);
  const filtered = rule.freq !== "weekly";
  const [open, setOpen] = useState(weekdays.length > 0);
  return (
    <div className={styles.part}>
      {filtered && (
        <Checkbox
          size="xs"
          label={t`Only on some weekdays`}
          checked={open || weekdays.length > 0}
          onChange={(event) => {
            setOpen(event.currentTarget.checked);
            if (!event.currentTarget.checked) onChange({ ...rule, by_day: [] });
          }}
        />
      )}
      {(!filtered || open || weekdays.length > 0) && (
        <WeekdayToggles chosen={weekdays} onToggle={(weekday) => onChange(withWeekday(rule, weekday, start))} />
      )}
    </div>
  );
}

/** The months of a year; for shorter units those that are not left out. */
function Months({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [open, setOpen] = useState(rule.by_month.length > 0);
  const yearly = rule.freq === "yearly";
  return (
    <div className={styles.part}>
      {!yearly && (
        <Checkbox
          size="xs"
          label={t`Only in some months`}
          checked={open}
          onChange={(event) => {
            setOpen(event.currentTarget.checked);
            if (!event.currentTarget.checked) onChange({ ...rule, by_month: [] });
          }}
        />
      )}
      {(yearly || open) && (
        <Toggles
          label={t`Months`}
          columns={6}
          items={Array.from({ length: 12 }, (_, index) => ({
            key: index + 1,
            text: monthText(formats, index + 1, "short"),
          }))}
          chosen={spelledOut(rule, start).by_month}
          onToggle={(month) => onChange(withMonth(rule, month, start))}
        />
      )}
    </div>
  );
}

/** It matters where weeks are left out: which days belong to the week that counts. */
function WeekStart({ rule, onChange }: Omit<RulePartProps, "start">) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <div className={styles.row}>
      <span>{t`Weeks begin on`}</span>
      <Select
        aria-label={t`Weeks begin on`}
        className={styles.unit}
        data={WEEKDAYS.map((value) => ({ value, label: weekdayText(formats, value) }))}
        value={rule.week_start}
        onChange={(weekday) => weekday && onChange({ ...rule, week_start: weekday as Weekday })}
      />
    </div>
  );
}
