// The search of a page, in its header line. `/` goes there, Escape empties it and goes back. While an input method composes,
// nothing is searched: half a syllable finds nothing.

import { useLingui } from "@lingui/react/macro";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useActions } from "../actions/use-actions";
import { isIme } from "../keys";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
}

const WAIT_MS = 80;

export function SearchField({ value, onChange, placeholder }: SearchFieldProps) {
  const { t } = useLingui();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef(0);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useActions([
    { id: "page.search", title: placeholder, group: "view", keys: "/", run: () => box.current?.select() },
    {
      id: "page.find",
      title: placeholder,
      group: "view",
      keys: "mod+f",
      hidden: true,
      run: () => box.current?.select(),
    },
  ]);
  const typed = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = window.setTimeout(() => onChange(next), WAIT_MS);
  };
  return (
    <label className={styles.search}>
      <IconSearch size={14} stroke={1.75} aria-hidden />
      <input
        ref={box}
        type="text"
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        spellCheck={false}
        onChange={(event) => typed(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          typed(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isIme(event)) return;
          event.stopPropagation();
          if (text === "") event.currentTarget.blur();
          else typed("");
        }}
      />
      {text !== "" && (
        <button type="button" aria-label={t`Empty the search`} onClick={() => typed("")}>
          <IconX size={14} aria-hidden />
        </button>
      )}
    </label>
  );
}
