// A dialog: for decisions and for one-field forms, never in a stack. A plain element with a focus trap, so that Mantine's
// dropdowns (which open in a layer above) work inside it.

import { useLingui } from "@lingui/react/macro";
import { useFocusReturn, useFocusTrap } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "../basics/Button";
import { isIme } from "../keys";
import styles from "./Dialog.module.css";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, right-aligned; the one that does it comes last. */
  footer?: ReactNode;
  width?: number;
  /** Enter in the dialog does this (not in multi-line texts). */
  onSubmit?: () => void;
}

export function Dialog({ title, onClose, children, footer, width = 440, onSubmit }: DialogProps) {
  const { t } = useLingui();
  const id = useId();
  const trap = useFocusTrap(true);
  useFocusReturn({ opened: true, shouldReturnFocus: true });
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: the scrim closes what lies on it; the dialog inside has the role.
    <div
      className={styles.scrim}
      role="presentation"
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => {
        if (isIme(event)) return;
        event.stopPropagation();
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <form
        ref={trap}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        className={styles.dialog}
        style={{ width }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton icon={IconX} label={t`Close`} hint="left" onClick={onClose} />
        </header>
        <div className={`${styles.body} scroll`}>{children}</div>
        {footer && <footer>{footer}</footer>}
        {/* Takes the focus where nothing in the dialog asks for it, instead of the button that closes. */}
        <span tabIndex={-1} data-autofocus className={styles.rest} />
      </form>
    </div>,
    document.body,
  );
}
