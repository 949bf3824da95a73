// A time of day: typed as people write it (8pm, 20:00, 下午8点, 2030), or picked from the half hours.

import { Autocomplete } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useFormats } from "../format/formats";
import { isIme } from "../keys";
import { halfHours, parseTime } from "./parse-time";

interface TimeFieldProps {
  label?: ReactNode;
  ariaLabel?: string;
  /** HH:MM */
  value: string | null;
  /** Null only when the field may be emptied. */
  onChange: (time: string | null) => void;
  clearable?: boolean;
  /** The list begins here: the end of something is after its start. */
  from?: string;
  placeholder?: string;
  width?: number;
  disabled?: boolean;
}

export function TimeField(props: TimeFieldProps) {
  const { label, ariaLabel, value, onChange, clearable, from, placeholder, width = 96, disabled } = props;
  const formats = useFormats();
  const name = (time: string) => formats.time(`2000-01-01T${time}:00`);
  const shown = value ? name(value) : "";
  const [text, setText] = useState(shown);
  const [typed, setTyped] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setText(shown);
    setTyped(false);
  }, [shown]);

  const keep = (entered: string) => {
    const time = parseTime(entered);
    setTyped(false);
    setOpen(false);
    if (entered.trim() === "" && clearable) onChange(null);
    else if (time && time !== value) onChange(time);
    else setText(shown);
  };
  return (
    <Autocomplete
      label={label}
      aria-label={ariaLabel}
      value={text}
      w={width}
      data={halfHours(from ?? "07:00").map(name)}
      // The list is for picking: until something is typed it shows every time, not only those like the present one.
      filter={({ options }) => (typed ? [] : options)}
      maxDropdownHeight={220}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      disabled={disabled}
      placeholder={placeholder}
      onChange={(next) => {
        setText(next);
        setTyped(true);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onOptionSubmit={keep}
      onBlur={() => typed && keep(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !isIme(event) && typed) keep(text);
      }}
    />
  );
}
