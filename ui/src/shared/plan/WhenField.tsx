// When something happens: a day and a time, or a day and a span with its length. Used by the drawers of content and tasks (a
// moment) and of events (a span). What else a `When` holds, its zone and its rule, is passed through.

import { useLingui } from "@lingui/react/macro";
import { addDays, addMinutes, dayOf, minutesBetween, timeOf } from "../format/civil";
import { useFormats } from "../format/formats";
import { DateField } from "./DateField";
import styles from "./fields.module.css";
import { TimeField } from "./TimeField";

export interface Moment {
  /** Civil date-time. */
  start: string;
  duration_min: number | null;
  all_day: boolean;
}

interface WhenFieldProps<When extends Moment> {
  value: When | null;
  onChange: (when: When | null) => void;
  /** Shows the end too. */
  span?: boolean;
  /** May be emptied. */
  clearable?: boolean;
  /** What an empty field becomes when a day is chosen. */
  suggested: When;
  disabled?: boolean;
}

export function WhenField<When extends Moment>(props: WhenFieldProps<When>) {
  const { value, onChange, span, clearable, suggested, disabled } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const when = value ?? suggested;
  const length = when.duration_min ?? 0;
  const end = addMinutes(when.start, length);
  const setDay = (day: string | null) => onChange(day ? { ...when, start: `${day}T${when.start.slice(11)}` } : null);
  const setEnd = (time: string) =>
    onChange({ ...when, duration_min: minutesBetween(when.start, endAfter(when.start, dayOf(end), time)) });
  return (
    <div className={styles.when}>
      <DateField
        ariaLabel={t`Day`}
        value={value ? dayOf(value.start) : null}
        clearable={clearable}
        disabled={disabled}
        onChange={setDay}
      />
      {value && !value.all_day && (
        <TimeField
          ariaLabel={t`Time`}
          width={84}
          value={timeOf(value.start)}
          disabled={disabled}
          onChange={(time) => time && onChange({ ...value, start: `${dayOf(value.start)}T${time}:00` })}
        />
      )}
      {value && span && !value.all_day && (
        <>
          <span className={styles.dash} aria-hidden>
            {"–"}
          </span>
          <TimeField
            ariaLabel={t`End`}
            width={84}
            value={timeOf(end)}
            from={timeOf(when.start)}
            disabled={disabled}
            onChange={(time) => time && setEnd(time)}
          />
          <span className={styles.note}>{formats.duration(length)}</span>
        </>
      )}
    </div>
  );
}

/** An end before the start means the next day: 22:00–1:00. */
export function endAfter(start: string, day: string, time: string): string {
  const end = `${day}T${time}:00`;
  return end > start ? end : `${addDays(dayOf(start), time > timeOf(start) ? 0 : 1)}T${time}:00`;
}
