// Buttons of the whole window, plain elements with our own look: the frame needs them before Mantine is there.

import type { Icon } from "@tabler/icons-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { keyCaps } from "../keys";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  /** `primary` at most once in sight; `quiet` has no border until it is pointed at. */
  look?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "normal" | "large";
  icon?: Icon;
  busy?: boolean;
  submit?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** The step a message's Undo takes back. */
  "data-step"?: string;
}

export function Button({ look = "plain", size = "normal", icon: Icon, busy, submit, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={`${styles.button} ${styles[look]} ${styles[size]} ${rest.className ?? ""}`}
    >
      {Icon && <Icon size={16} stroke={1.75} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type" | "title"> {
  icon: Icon;
  /** The accessible name, shown as a hint too. */
  label: string;
  /** Keys that do the same, shown in the hint. */
  keys?: string;
  active?: boolean;
  size?: number;
  /** Where the hint opens; `right` for the sidebar's edge. */
  hint?: "below" | "right" | "above" | "left";
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon: Icon, label, keys, active, size = 18, hint = "below", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={active}
      data-hint={
        keys
          ? `${label}  ${keyCaps(keys)
              .map((chord) => chord.join(" "))
              .join(" · ")}`
          : label
      }
      data-hint-side={hint}
      className={`${styles.icon} ${rest.className ?? ""}`}
    >
      <Icon size={size} stroke={1.75} aria-hidden />
    </button>
  );
}
