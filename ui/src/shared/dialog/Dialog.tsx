// A dialog: for decisions and for one-field forms, never in a stack. A plain element with a focus trap, so that Mantine's
// dropdowns (which open in a layer above) work inside it.

import { useLingui } from "@lingui/react/macro";
import { useFocusTrap, useMergedRef } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "../basics/Button";
import { useFocusBack } from "../focus-back";
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
  const form = useRef<HTMLFormElement>(null);
  const ref = useMergedRef(form, useFocusTrap(true));
  useFocusBack();
  const settled = useFirstFocus(form);
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
        ref={ref}
        onFocus={settled}
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
        <span tabIndex={-1} data-autofocus data-rest className={styles.rest} />
      </form>
    </div>,
    document.body,
  );
}

/**
 * Keeps the keys in the dialog from its first moment on, and takes them to what asks for them as soon as that can be used: a
 * button that waits for an answer of the core takes no focus, and without one Escape would not be heard. Once something in the
 * dialog has had the focus it is the user's.
 */
function useFirstFocus(form: RefObject<HTMLFormElement | null>) {
  const settled = useRef(false);
  useEffect(() => {
    // By a timer: an Enter that opens a dialog must have gone by before the focus comes, or it would be the answer, too.
    const timer = setTimeout(() => {
      if (!settled.current)
        form.current?.querySelector<HTMLElement>("[data-autofocus]:not(:disabled)")?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  });
  return (event: { target: EventTarget }) => {
    settled.current ||= !(event.target as HTMLElement).hasAttribute("data-rest");
  };
}
