// The filters in force as chips, each with its way out. Every filter is in the address, so a filtered page can be kept and shared.

import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import styles from "./FilterChips.module.css";

export interface Chip {
  id: string;
  /** "Owner: Lin" */
  text: string;
  /** It asks for something that is not there any more: the text says so, and the chip looks so. */
  gone?: boolean;
  onOpen?: (at: HTMLElement) => void;
  onRemove: () => void;
}

export function FilterChips({ chips, onClear }: { chips: Chip[]; onClear: () => void }) {
  const { t } = useLingui();
  return (
    <>
      {chips.map((chip) => (
        <span key={chip.id} className={styles.chip} data-gone={chip.gone || undefined}>
          <button type="button" className={styles.text} onClick={(event) => chip.onOpen?.(event.currentTarget)}>
            {chip.text}
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={t`Take away: ${chip.text}`}
            onClick={chip.onRemove}
          >
            <IconX size={12} aria-hidden />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {t`Clear all`}
        </button>
      )}
    </>
  );
}
