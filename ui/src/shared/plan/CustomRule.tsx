// The parts of a rule of one's own: every so many days, weeks, months or years, and on which days.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { useCommunityIfAny } from "../community";
import { useFormats } from "../format/formats";
import styles from "./RecurrenceEditor.module.css";
import {
  dayOfMonth,
  type Frequency,
  placeInMonth,
  type Rule,
  spelledOut,
  WEEKDAYS,
  weekdayName,
  withFrequency,
  withWeekday,
} from "./rule";
import { patternText, weekdayText } from "./rule-text";

interface CustomRuleProps {
  rule: Rule;
  start: string;
  onChange: (rule: Rule) => void;
}

export function CustomRule({ rule, start, onChange }: CustomRuleProps) {
  const { t } = useLingui();
  const units: { value: Frequency; label: string }[] = [
    { value: "daily", label: t({ message: "days", context: "every so many" }) },
    { value: "weekly", label: t({ message: "weeks", context: "every so many" }) },
    { value: "monthly", label: t({ message: "months", context: "every so many" }) },
    { value: "yearly", label: t({ message: "years", context: "every so many" }) },
  ];
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
          data={units}
          value={rule.freq}
          onChange={(freq) => freq && onChange(withFrequency(rule, freq as Frequency))}
        />
      </div>
      {rule.freq === "weekly" && <Weekdays rule={rule} start={start} onChange={onChange} />}
      {rule.freq === "monthly" && <DayOfMonth rule={rule} start={start} onChange={onChange} />}
    </div>
  );
}

function Weekdays({ rule, start, onChange }: CustomRuleProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const first = useCommunityIfAny()?.week_start ?? 1;
  const chosen = spelledOut(rule, start).by_day.map(({ weekday }) => weekday);
  const days = WEEKDAYS.map((_, index) => WEEKDAYS[(index + first + 6) % 7] as (typeof WEEKDAYS)[number]);
  return (
    <fieldset className={styles.weekdays} aria-label={t`Weekdays`}>
      {days.map((weekday) => (
        <button
          key={weekday}
          type="button"
          aria-pressed={chosen.includes(weekday)}
          aria-label={weekdayText(formats, weekday)}
          onClick={() => onChange(withWeekday(rule, weekday, start))}
        >
          {weekdayText(formats, weekday, "short").replace("周", "")}
        </button>
      ))}
    </fieldset>
  );
}

function DayOfMonth({ rule, start, onChange }: CustomRuleProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const weekday = weekdayName(start);
  const { number, last } = placeInMonth(start);
  const options: Record<string, Pick<Rule, "by_day" | "by_month_day" | "skip">> = {
    date: { by_month_day: [], by_day: [], skip: rule.skip },
    end: { by_month_day: [-1], by_day: [], skip: "omit" },
    ...(number <= 4 ? { nth: { by_month_day: [], by_day: [{ number, weekday }], skip: "omit" as const } } : {}),
    ...(last ? { last: { by_month_day: [], by_day: [{ number: -1, weekday }], skip: "omit" as const } } : {}),
  };
  const shape = (parts: Pick<Rule, "by_day" | "by_month_day">) => JSON.stringify([parts.by_day, parts.by_month_day]);
  const known = Object.keys(options).find((key) => options[key] && shape(options[key]) === shape(rule));
  // A rule of one's own may name another day than the start's: it stays choosable as it is.
  if (!known) options.own = rule;
  const short = rule.by_day.length === 0 && rule.by_month_day.length === 0 && dayOfMonth(start) > 28;
  return (
    <>
      <Select
        aria-label={t`Day of the month`}
        value={known ?? "own"}
        data={Object.entries(options).map(([value, parts]) => ({
          value,
          label: patternText(i18n, formats, { ...rule, ...parts, interval: 1, skip: "omit" }, start),
        }))}
        onChange={(value) => value && options[value] && onChange({ ...rule, ...options[value] })}
      />
      {short && (
        <Select
          aria-label={t`In shorter months`}
          value={rule.skip}
          data={[
            { value: "omit", label: t`Left out in shorter months` },
            { value: "backward", label: t`On the last day of shorter months` },
          ]}
          onChange={(skip) => skip && onChange({ ...rule, skip: skip as Rule["skip"] })}
        />
      )}
    </>
  );
}
