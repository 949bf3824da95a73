// A day to fill in: typed as people write it (明天, 11-22, 22 Nov), or picked from a month. A time stands beside it in `TimeField`.

import { useLingui } from "@lingui/react/macro";
import { DateInput } from "@mantine/dates";
import type { ReactNode } from "react";
import { useCommunityIfAny } from "../community";
import { type CivilDate, civilAt, dayOf, ownZone } from "../format/civil";
import styles from "./fields.module.css";
import { parseDay } from "./parse-day";

interface DateFieldProps {
  label?: ReactNode;
  ariaLabel?: string;
  value: CivilDate | null;
  onChange: (date: CivilDate | null) => void;
  /** May be emptied. */
  clearable?: boolean;
  min?: CivilDate;
  placeholder?: string;
  disabled?: boolean;
}

export function DateField({
  label,
  ariaLabel,
  value,
  onChange,
  clearable,
  min,
  placeholder,
  disabled,
}: DateFieldProps) {
  const { t, i18n } = useLingui();
  const zone = useCommunityIfAny()?.tz ?? ownZone();
  const today = dayOf(civilAt(Date.now(), zone));
  const zh = i18n.locale.startsWith("zh");
  const thisYear = value?.slice(0, 4) === today.slice(0, 4);
  return (
    <DateInput
      // The button that empties it stands inside and wants its room.
      className={`${styles.date} ${clearable && value !== null ? styles.clearable : ""}`}
      label={label}
      aria-label={ariaLabel}
      value={value}
      minDate={min}
      clearable={clearable}
      clearButtonProps={{ "aria-label": t`Empty the field` }}
      disabled={disabled}
      valueFormat={dateFormat(zh, thisYear)}
      monthLabelFormat={zh ? "YYYY年M月" : "MMMM YYYY"}
      yearLabelFormat={zh ? "YYYY年" : "YYYY"}
      placeholder={placeholder ?? t`No date`}
      dateParser={(text) => parseDay(withoutWeekday(text), today)}
      highlightToday
      // Enter is done with the field: the month would go on lying over what comes next. Tab still goes on from here. In a form
      // it is done with the form.
      onKeyDown={({ key, nativeEvent, currentTarget }) =>
        key === "Enter" && !nativeEvent.isComposing && !currentTarget.form && currentTarget.blur()
      }
      onChange={(day) => (day || clearable) && onChange(day ? dayOf(day) : null)}
    />
  );
}

function dateFormat(zh: boolean, thisYear: boolean): string {
  if (zh) return thisYear ? "M月D日 ddd" : "YYYY年M月D日";
  return thisYear ? "ddd D MMM" : "D MMM YYYY";
}

/** The field shows the weekday beside the day. What is typed over it keeps the old weekday, and the day leads. */
function withoutWeekday(text: string): string {
  return text.replace(/\s+周[日一二三四五六]$/, "").replace(/^(?:sun|mon|tue|wed|thu|fri|sat)\s+(?=\d)/i, "");
}
