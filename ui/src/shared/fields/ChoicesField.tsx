// Any of a few, as `ChoiceField` is one of them: each choice of the menu puts it in or takes it out.

import { useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { openMenu } from "../menu/menu";
import styles from "./fields.module.css";

interface ChoicesFieldProps {
  label: string;
  chosen: readonly string[];
  choices: { value: string; title: string }[];
  /** In the place of the chosen ones while there are none. */
  none: string;
  onToggle: (value: string) => void;
}

export function ChoicesField({ label, chosen, choices, none, onToggle }: ChoicesFieldProps) {
  const { t } = useLingui();
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  const titles = chosen.map((value) => choices.find((choice) => choice.value === value)?.title ?? value);
  const text = titles.join(comma) || none;
  return (
    <button
      type="button"
      className={styles.choice}
      aria-haspopup="menu"
      aria-label={`${label}: ${text}`}
      data-empty={chosen.length === 0 || undefined}
      onClick={(event) =>
        openMenu(event.currentTarget, label, [
          choices.map(({ value, title }) => ({
            id: `choice-${value}`,
            title,
            checked: chosen.includes(value),
            run: () => onToggle(value),
          })),
        ])
      }
    >
      <span>{text}</span>
      <IconChevronDown size={14} aria-hidden />
    </button>
  );
}
