// A text that is edited where it stands: it looks like text until it is pointed at. Enter and leaving keep it, Escape gives up.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { isIme } from "../keys";
import styles from "./EditText.module.css";

interface EditTextProps {
  label: string;
  value: string;
  onSave: (text: string) => void;
  look?: "plain" | "title";
  /** May not be emptied; then the old text comes back. */
  required?: boolean;
  /** What does not pass comes back, too. */
  check?: (text: string) => boolean;
  maxLength?: number;
  placeholder?: string;
}

export function EditText(props: EditTextProps) {
  const { label, value, onSave, look = "plain", required, check, maxLength, placeholder } = props;
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const dropped = useRef(false);
  useEffect(() => setText(value), [value]);
  const leave = () => {
    const gaveUp = dropped.current;
    dropped.current = false;
    const fits = !(required && text.trim() === "") && (check?.(text) ?? true);
    if (gaveUp || !fits) setText(value);
    else if (text !== value) onSave(text);
  };
  return (
    <input
      className={`${styles.input} ${styles[look]}`}
      aria-label={label}
      dir="auto"
      value={text}
      maxLength={maxLength}
      placeholder={placeholder ?? t`Empty`}
      title={look === "title" ? value : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (isIme(event)) return;
        if (event.key === "Enter") event.currentTarget.blur();
        else if (event.key === "Escape") {
          event.stopPropagation();
          dropped.current = true;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
