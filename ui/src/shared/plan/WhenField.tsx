// When something happens: a day and a time, or a day and a span with its length, whole days, several days. Used by the drawers of
// content and tasks (a moment) and of events (a span). A zone that is not the community's is named; it and the rule, which a `When`
// holds too, are passed through.

import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useCommunity } from "../community";
import { addDays, addMinutes, DAY_MIN, dayOf, daysBetween, timeOf } from "../format/civil";
import { useFormats } from "../format/formats";
import { zoneName } from "../format/zone-name";
import { DateField } from "./DateField";
import styles from "./fields.module.css";
import { type Moment, onDay, untilDay, untilTime, withAllDay, withDays } from "./moment";
import { ownClock } from "./own-clock";
import { TimeField } from "./TimeField";

export type { Moment } from "./moment";

interface WhenFieldProps<When extends Moment & { tz?: string }> {
  value: When | null;
  onChange: (when: When | null) => void;
  /** Shows the end too, and lets it take whole and several days. */
  span?: boolean;
  /** The day is enough: an empty time means some time that day. */
  anyTime?: boolean;
  /** May be emptied. */
  clearable?: boolean;
  /** What an empty field becomes when a day is chosen. */
  suggested: When;
  disabled?: boolean;
}

export function WhenField<When extends Moment & { tz?: string }>(props: WhenFieldProps<When>) {
  const { value, onChange, span, anyTime, clearable, suggested, disabled } = props;
  const { t, i18n } = useLingui();
  const { tz } = useCommunity();
  const zone = value?.all_day ? null : ownClock(value, tz).zone;
  const setDay = (day: string | null) => onChange(day ? onDay(value ?? suggested, day) : null);
  return (
    <div className={styles.when}>
      <DateField
        ariaLabel={t`Day`}
        value={value ? dayOf(value.start) : null}
        clearable={clearable}
        disabled={disabled}
        onChange={setDay}
      />
      {value && span && <Span value={value} onChange={onChange} disabled={disabled} />}
      {value && !span && (
        <TimeField
          ariaLabel={t`Time`}
          width={anyTime ? 104 : 92}
          value={value.all_day ? null : timeOf(value.start)}
          clearable={anyTime}
          placeholder={t`Any time`}
          disabled={disabled}
          onChange={(time) => onChange(atTime(value, time))}
        />
      )}
      {zone && <span className={styles.note}>{zoneName(zone, i18n.locale, "longGeneric")}</span>}
    </div>
  );
}

function atTime<When extends Moment>(when: When, time: string | null): When {
  const day = dayOf(when.start);
  return time
    ? { ...when, start: `${day}T${time}:00`, all_day: false, duration_min: when.all_day ? null : when.duration_min }
    : { ...when, start: `${day}T00:00:00`, all_day: true, duration_min: null };
}

interface SpanProps<When extends Moment> {
  value: When;
  onChange: (when: When) => void;
  disabled?: boolean;
}

function Span<When extends Moment>({ value, onChange, disabled }: SpanProps<When>) {
  const { t } = useLingui();
  const formats = useFormats();
  const length = value.duration_min ?? (value.all_day ? DAY_MIN : 0);
  const end = addMinutes(value.start, length);
  // Whole days end at the midnight after the last of them.
  const lastDay = value.all_day ? addDays(dayOf(end), -1) : dayOf(end);
  const days = daysBetween(dayOf(value.start), lastDay) + 1;
  return (
    <>
      {!value.all_day && (
        <TimeField
          ariaLabel={t`Time`}
          width={92}
          value={timeOf(value.start)}
          disabled={disabled}
          onChange={(time) => time && onChange({ ...value, start: `${dayOf(value.start)}T${time}:00` })}
        />
      )}
      <span className={styles.until}>
        {(!value.all_day || days > 1) && (
          <span className={styles.dash} aria-hidden>
            {"–"}
          </span>
        )}
        {days > 1 && (
          <DateField
            ariaLabel={t`Last day`}
            value={lastDay}
            min={dayOf(value.start)}
            disabled={disabled}
            onChange={(day) => day && onChange(untilDay(value, day))}
          />
        )}
        {!value.all_day && (
          <TimeField
            ariaLabel={t`End`}
            width={92}
            value={timeOf(end)}
            from={days > 1 ? undefined : timeOf(value.start)}
            disabled={disabled}
            onChange={(time) => time && onChange(untilTime(value, lastDay, time))}
          />
        )}
      </span>
      {/* A talk from 11 pm to 1 am lasts two hours, not two days. */}
      <span className={styles.note}>
        {!value.all_day && length < DAY_MIN ? formats.duration(length) : days > 1 && t`${days} days`}
      </span>
      <span className={styles.ticks}>
        <Checkbox
          size="xs"
          label={t`All day`}
          checked={value.all_day}
          disabled={disabled}
          onChange={(event) => onChange(withAllDay(value, event.currentTarget.checked))}
        />
        <Checkbox
          size="xs"
          label={t`Several days`}
          checked={days > 1}
          disabled={disabled}
          onChange={(event) => onChange(withDays(value, event.currentTarget.checked ? 2 : 1))}
        />
      </span>
    </>
  );
}
