// One of a few: owner, pillar, state. A quiet line until it is pointed at; opens the window's one menu. Used by the drawers of
// content, events and tasks.

import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type MenuItem, openMenu } from "../menu/menu";
import styles from "./fields.module.css";

export interface Choice {
  value: string | null;
  title: string;
}

interface ChoiceFieldProps {
  label: string;
  value: string | null;
  choices: Choice[];
  onChange: (value: string | null) => void;
  /** Instead of the title of the chosen one. */
  shown?: ReactNode;
  /** Below the choices: "New pillar…". */
  more?: MenuItem[];
}

export function ChoiceField({ label, value, choices, onChange, shown, more = [] }: ChoiceFieldProps) {
  const text = shown ?? choices.find((choice) => choice.value === value)?.title ?? "";
  return (
    <button
      type="button"
      className={styles.choice}
      aria-haspopup="menu"
      // Named by what it says, too: whoever speaks to the machine reads it from the screen.
      aria-label={typeof text === "string" && text !== "" ? `${label}: ${text}` : label}
      data-empty={value === null || undefined}
      onClick={(event) =>
        openMenu(event.currentTarget, label, [
          choices.map((choice) => ({
            id: `choice-${choice.value}`,
            title: choice.title,
            checked: choice.value === value,
            run: () => onChange(choice.value),
          })),
          more,
        ])
      }
    >
      <span>{text}</span>
      <IconChevronDown size={14} aria-hidden />
    </button>
  );
}
