// One line at the foot of a list: Enter adds what is typed and waits for the next; pasted lines are added all at once.

import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { isIme } from "../keys";

export interface AddLine {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** `add` answers whether the lines were kept: what was typed comes back when they were not. `clean` is for pasted lines. */
export function useAddLine(
  add: (lines: string[]) => Promise<boolean>,
  clean: (line: string) => string = (line) => line,
): AddLine {
  const [text, setText] = useState("");
  const enter = async () => {
    const typed = text.trim();
    if (!typed) return;
    // Empty at once: whoever types a list types on.
    setText("");
    if (!(await add([typed]))) setText((since) => (since ? `${typed} ${since}` : typed));
  };
  return {
    value: text,
    onChange: (event) => setText(event.target.value),
    onPaste: (event) => {
      const lines = linesOf(event.clipboardData.getData("text/plain"), clean);
      if (lines.length < 2) return;
      event.preventDefault();
      void add(lines);
    },
    onKeyDown: (event) => {
      if (isIme(event)) return;
      if (event.key === "Enter") void enter();
      if (event.key === "Escape") {
        event.stopPropagation();
        if (text) setText("");
        else event.currentTarget.blur();
      }
    },
  };
}

function linesOf(text: string, clean: (line: string) => string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => clean(line).trim())
    .filter(Boolean);
}
