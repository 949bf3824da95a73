// "Saved", "Saving…": what became of what was typed.

import { useLingui } from "@lingui/react/macro";
import styles from "./fields.module.css";
import type { SaveState as State } from "./use-draft";

export function SaveState({ states }: { states: State[] }) {
  const { t } = useLingui();
  const worst = (["failed", "saving", "typing"] as const).find((state) => states.includes(state)) ?? "saved";
  const words: Record<State, string> = {
    saved: t`Saved`,
    typing: t`Typing…`,
    saving: t`Saving…`,
    failed: t`Not saved`,
  };
  return (
    <span className={styles.saved} data-state={worst} role="status">
      {words[worst]}
    </span>
  );
}
