// A date and a time to fill in. Dates are typed or picked; times are typed as people write them (8pm, 20:00, 下午8点, 2030).

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { type ReactNode, useEffect, useState } from "react";
import { addDays, type CivilDate } from "../format/civil";
import { useFormats } from "../format/formats";
import { isIme } from "../keys";
import { parseTime } from "./parse-time";

interface DateFieldProps {
  label?: ReactNode;
  ariaLabel?: string;
  value: CivilDate | null;
  onChange: (date: CivilDate | null) => void;
  clearable?: boolean;
  min?: CivilDate;
  disabled?: boolean;
}

export function DateField({ label, ariaLabel, value, onChange, clearable, min, disabled }: DateFieldProps) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <DateInput
      label={label}
      aria-label={ariaLabel}
      value={value}
      minDate={min}
      clearable={clearable}
      disabled={disabled}
      valueFormat={formats.language === "zh-CN" ? "YYYY年M月D日" : "ddd D MMM YYYY"}
      monthLabelFormat={formats.language === "zh-CN" ? "YYYY年M月" : "MMMM YYYY"}
      yearLabelFormat={formats.language === "zh-CN" ? "YYYY年" : "YYYY"}
      placeholder={t`No date`}
      dateParser={(text) => parseDate(text, value)}
      onChange={(date) => onChange(date ? date.slice(0, 10) : null)}
    />
  );
}

/** What is typed instead of picked: 2026-11-22, 11-22, 11/22, 11月22日, 22. */
export function parseDate(text: string, near: CivilDate | null): CivilDate | null {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const today = near ?? new Date().toISOString().slice(0, 10);
  const [year, month, day] =
    numbers.length >= 3
      ? [numbers[0], numbers[1], numbers[2]]
      : [Number(today.slice(0, 4)), numbers.length === 2 ? numbers[0] : Number(today.slice(5, 7)), numbers.at(-1)];
  if (!year || !month || !day || year < 1000 || month > 12 || day > 31) return null;
  const written = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  // The 31st of a short month is no date.
  return addDays(written, 0) === written ? written : null;
}

interface TimeFieldProps {
  label?: ReactNode;
  ariaLabel?: string;
  /** HH:MM */
  value: string | null;
  onChange: (time: string | null) => void;
  placeholder?: string;
  width?: number;
  disabled?: boolean;
}

export function TimeField({ label, ariaLabel, value, onChange, placeholder, width = 96, disabled }: TimeFieldProps) {
  const formats = useFormats();
  const shown = value ? formats.time(`2000-01-01T${value}:00`) : "";
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const keep = () => {
    if (text.trim() === "") onChange(null);
    const time = parseTime(text);
    if (time) onChange(time);
    else setText(shown);
  };
  return (
    <TextInput
      label={label}
      aria-label={ariaLabel}
      value={text}
      w={width}
      disabled={disabled}
      placeholder={placeholder}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !isIme(event)) keep();
      }}
    />
  );
}
