// How something repeats: the common rules as a sentence to fill in, anything else kept as it is.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { useFormats } from "../format/formats";
import { DateField } from "./DateField";
import styles from "./RecurrenceEditor.module.css";
import { DAYS, type Day, formatRule, nthOfMonth, parseRule, type Rule, weekday } from "./rrule";

interface RecurrenceEditorProps {
  /** RFC 5545 text, or null for once. */
  value: string | null;
  /** The civil start; rules take their weekday and day of month from it. */
  start: string;
  /** 0 is Sunday. */
  firstDay: number;
  onChange: (rule: string | null) => void;
}

export function RecurrenceEditor({ value, start, firstDay, onChange }: RecurrenceEditorProps) {
  const { t } = useLingui();
  const rule = value === null ? null : parseRule(value, start);
  const kind = value === null ? "once" : (rule?.freq ?? "own");
  const set = (next: Rule) => onChange(formatRule(next));

  const choose = (next: string | null) => {
    const kept = { every: 1, until: rule?.until, count: rule?.count };
    if (next === "once") onChange(null);
    else if (next === "DAILY" || next === "YEARLY") set({ ...kept, freq: next });
    else if (next === "WEEKLY") set({ ...kept, freq: next, days: [weekday(start)] });
    else if (next === "MONTHLY") set({ ...kept, freq: next, on: { day: Number(start.slice(8, 10)) } });
  };
  const units: Record<string, string> = { DAILY: t`days`, WEEKLY: t`weeks`, MONTHLY: t`months`, YEARLY: t`years` };

  return (
    <div className={styles.editor}>
      <Select
        aria-label={t`Repeats`}
        value={kind}
        onChange={choose}
        data={[
          { value: "once", label: t`Does not repeat` },
          { value: "DAILY", label: t`Every day` },
          { value: "WEEKLY", label: t`Every week` },
          { value: "MONTHLY", label: t`Every month` },
          { value: "YEARLY", label: t`Every year` },
          ...(kind === "own" ? [{ value: "own", label: t`By a rule of its own` }] : []),
        ]}
      />
      {kind === "own" && <code className={`${styles.rule} selectable`}>{value}</code>}
      {rule && (
        <div className={styles.line}>
          <span>{t`every`}</span>
          <NumberInput
            aria-label={t`Interval`}
            w={64}
            min={1}
            max={999}
            value={rule.every}
            onChange={(every) => set({ ...rule, every: Math.max(1, Number(every) || 1) })}
          />
          <span>{units[rule.freq]}</span>
        </div>
      )}
      {rule?.freq === "WEEKLY" && (
        <Days days={rule.days} start={start} firstDay={firstDay} onChange={(days) => set({ ...rule, days })} />
      )}
      {rule?.freq === "MONTHLY" && <MonthDay rule={rule} start={start} onChange={set} />}
      {rule && <Ending rule={rule} start={start} onChange={set} />}
    </div>
  );
}

interface DaysProps {
  days: Day[];
  start: string;
  firstDay: number;
  onChange: (days: Day[]) => void;
}

function Days({ days, start, firstDay, onChange }: DaysProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const order = DAYS.map((_, index) => DAYS[(index + firstDay) % 7] as Day);
  return (
    <fieldset className={styles.days} aria-label={t`On these weekdays`}>
      {order.map((day) => {
        const name = formats.weekday(`2026-11-${String(22 + DAYS.indexOf(day)).padStart(2, "0")}`);
        const on = days.includes(day);
        return (
          <button
            key={day}
            type="button"
            aria-pressed={on}
            onClick={() => {
              const next = on ? days.filter((other) => other !== day) : [...days, day];
              onChange(next.length > 0 ? next : [weekday(start)]);
            }}
          >
            {name}
          </button>
        );
      })}
    </fieldset>
  );
}

function MonthDay({
  rule,
  start,
  onChange,
}: {
  rule: Rule & { freq: "MONTHLY" };
  start: string;
  onChange: (rule: Rule) => void;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const dayNumber = Number(start.slice(8, 10));
  const nth = nthOfMonth(start);
  const name = formats.weekday(start);
  const value = "day" in rule.on ? (rule.on.day === -1 ? "last" : "day") : "nth";
  return (
    <Select
      aria-label={t`On which day of the month`}
      value={value}
      data={[
        { value: "day", label: t`on day ${"day" in rule.on && rule.on.day > 0 ? rule.on.day : dayNumber}` },
        { value: "last", label: t`on the last day` },
        { value: "nth", label: nth === -1 ? t`on the last ${name}` : t`on ${name} number ${nth}` },
      ]}
      onChange={(choice) => {
        if (choice === "day") onChange({ ...rule, on: { day: dayNumber } });
        if (choice === "last") onChange({ ...rule, on: { day: -1 } });
        if (choice === "nth") onChange({ ...rule, on: { nth, weekday: weekday(start) } });
      }}
    />
  );
}

function Ending({ rule, start, onChange }: { rule: Rule; start: string; onChange: (rule: Rule) => void }) {
  const { t } = useLingui();
  const kind = rule.count !== undefined ? "count" : rule.until ? "until" : "never";
  return (
    <div className={styles.line}>
      <Select
        aria-label={t`Ends`}
        w={150}
        value={kind}
        data={[
          { value: "never", label: t`without end` },
          { value: "until", label: t`until` },
          { value: "count", label: t`so many times` },
        ]}
        onChange={(choice) => {
          const { until: _until, count: _count, ...open } = rule;
          if (choice === "never") onChange(open as Rule);
          if (choice === "until") onChange({ ...open, until: start.slice(0, 10) } as Rule);
          if (choice === "count") onChange({ ...open, count: 10 } as Rule);
        }}
      />
      {kind === "until" && (
        <DateField
          ariaLabel={t`Last day`}
          value={rule.until ?? null}
          min={start.slice(0, 10)}
          onChange={(until) => until && onChange({ ...rule, until })}
        />
      )}
      {kind === "count" && (
        <NumberInput
          aria-label={t`How many times`}
          w={80}
          min={1}
          max={9999}
          value={rule.count ?? 1}
          onChange={(count) => onChange({ ...rule, count: Math.max(1, Number(count) || 1) })}
        />
      )}
    </div>
  );
}
