import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { isIme } from "../../shared/keys";

interface EditableTextProps {
  label: string;
  value: string;
  placeholder?: string;
  boxed?: boolean;
  /** Every keystroke: the caller owns the text. */
  onChange?: (text: string) => void;
  /** Enter or leaving the field, when the text has become another and is not empty. On false the old text comes back. */
  onKeep?: (text: string) => unknown;
}

/** A text that is edited where it stands: Enter and leaving keep it, Escape gives up. */
export function EditableText({ label, value, placeholder, boxed, onChange, onKeep }: EditableTextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = async () => {
    const next = text.trim();
    if (!onKeep) return;
    if (next === "" || next === value || (await onKeep(next)) === false) setText(value);
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      variant={boxed ? "default" : "unstyled"}
      style={{ flex: 1 }}
      value={text}
      maxLength={120}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange?.(event.currentTarget.value);
      }}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (isIme(event)) return;
        if (event.key === "Enter") void keep();
        if (event.key === "Escape") setText(value);
      }}
    />
  );
}
