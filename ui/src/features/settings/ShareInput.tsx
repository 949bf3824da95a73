import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { isIme } from "../../shared/keys";

interface ShareInputProps {
  label: string;
  /** 0 to 1; null for none. */
  value: number | null;
  onKeep: (share: number | null) => void;
}

const textOf = (share: number | null) => (share === null ? "" : String(Math.round(share * 1000) / 10));

/** A share in percent, kept by Enter and by leaving; emptied it is none, and what is no share gives way to the old one. */
export function ShareInput({ label, value, onKeep }: ShareInputProps) {
  const [text, setText] = useState(textOf(value));
  useEffect(() => setText(textOf(value)), [value]);
  const keep = () => {
    const typed = text
      .trim()
      .replace(",", ".")
      .replace(/[%％]$/, "");
    const share = typed === "" ? null : Number(typed) / 100;
    if (share !== null && !(share >= 0 && share <= 1)) return setText(textOf(value));
    if (textOf(share) === textOf(value)) return setText(textOf(value));
    onKeep(share);
  };
  return (
    <TextInput
      aria-label={label}
      variant="unstyled"
      inputMode="decimal"
      placeholder="–"
      w={64}
      value={text}
      rightSection={"%"}
      rightSectionWidth={20}
      styles={{ input: { textAlign: "right" } }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (isIme(event)) return;
        if (event.key === "Enter") keep();
        if (event.key === "Escape") setText(textOf(value));
      }}
    />
  );
}
