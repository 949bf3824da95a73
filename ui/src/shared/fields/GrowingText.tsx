// A text field as tall as its text. `field-sizing` is not in every web view yet, so the height is measured.

import { type TextareaHTMLAttributes, useLayoutEffect, useRef } from "react";
import { isIme } from "../keys";
import styles from "./fields.module.css";

interface GrowingTextProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> {
  value: string;
  onChange: (text: string) => void;
  look?: "title" | "text";
  /** Most pixels before it scrolls. */
  most?: number;
}

export function GrowingText({ value, onChange, look = "text", most = 420, className, ...rest }: GrowingTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, most)}px`;
    area.style.overflowY = area.scrollHeight > most ? "auto" : "hidden";
  }, [value, most]);
  return (
    <textarea
      rows={1}
      {...rest}
      ref={box}
      value={value}
      className={`${styles[look]} ${className ?? ""}`}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        // A title is one line: Enter keeps it.
        if (look === "title" && event.key === "Enter" && !isIme(event)) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
