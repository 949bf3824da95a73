// Switches in rows, several of which may be on: weekdays, months, dates of a month. One stop of the Tab key; the arrows walk in it.

import { type KeyboardEvent, useState } from "react";
import styles from "./Toggles.module.css";

interface Toggle<Key> {
  key: Key;
  text: string;
  /** What it is called where its text is short. */
  name?: string;
  /** So many columns it takes. */
  wide?: number;
}

interface TogglesProps<Key> {
  label: string;
  items: readonly Toggle<Key>[];
  chosen: readonly Key[];
  onToggle: (key: Key) => void;
  columns: number;
}

export function Toggles<Key extends string | number>({ label, items, chosen, onToggle, columns }: TogglesProps<Key>) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ key }) => chosen.includes(key)),
    ),
  );
  const walk = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const by = steps(columns, items.length, at)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, at + by));
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <fieldset
      className={styles.toggles}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      aria-label={label}
      onKeyDown={walk}
    >
      {items.map(({ key, text, name, wide }, index) => (
        <button
          key={key}
          type="button"
          tabIndex={index === Math.min(at, items.length - 1) ? 0 : -1}
          style={wide ? { gridColumn: `span ${wide}` } : undefined}
          aria-pressed={chosen.includes(key)}
          // What it shows must be part of its name: “Mon” speaks for itself, 一 does not.
          aria-label={name?.includes(text) && !name.startsWith(text) ? name : undefined}
          onFocus={() => setAt(index)}
          onClick={() => onToggle(key)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

const steps = (columns: number, count: number, at: number): Record<string, number | undefined> => ({
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
  Home: -at,
  End: count - 1 - at,
});
