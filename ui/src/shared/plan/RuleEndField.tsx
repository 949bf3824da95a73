// When a series ends: never, after so many dates, on a day.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { addMonths, dayOf } from "../format/civil";
import { DateField } from "./DateField";
import styles from "./RecurrenceEditor.module.css";
import type { Rule, RuleEnd } from "./rule";

interface RuleEndFieldProps {
  rule: Rule;
  start: string;
  onChange: (rule: Rule) => void;
}

export function RuleEndField({ rule, start, onChange }: RuleEndFieldProps) {
  const { t } = useLingui();
  const set = (end: RuleEnd) => onChange({ ...rule, end });
  const choose = (kind: string | null) => {
    if (kind === "never") set({ kind });
    if (kind === "count") set({ kind, count: 10 });
    if (kind === "until") set(untilDay(addMonths(dayOf(start), 3)));
  };
  return (
    <div className={styles.row}>
      <Select
        aria-label={t`Ends`}
        className={styles.end}
        value={rule.end.kind}
        data={[
          { value: "never", label: t`Without end` },
          { value: "count", label: t`After a number of dates` },
          { value: "until", label: t`On a day` },
        ]}
        onChange={choose}
      />
      {rule.end.kind === "count" && (
        <NumberInput
          aria-label={t`Number of dates`}
          className={styles.count}
          min={1}
          max={9999}
          allowDecimal={false}
          clampBehavior="strict"
          value={rule.end.count}
          onChange={(count) => set({ kind: "count", count: Math.max(1, Number(count) || 1) })}
        />
      )}
      {rule.end.kind === "until" && (
        <DateField
          ariaLabel={t`Last day`}
          value={dayOf(rule.end.until)}
          min={dayOf(start)}
          onChange={(day) => day && set(untilDay(day))}
        />
      )}
    </div>
  );
}

/** The whole day is included. */
function untilDay(day: string): RuleEnd {
  return { kind: "until", until: `${day}T23:59:59`, form: "local" };
}
