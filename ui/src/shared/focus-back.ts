// The focus goes back to where it was when a dialog is gone.

import { useEffect, useRef, useState } from "react";

/**
 * Gives the focus back, once what calls this is gone, to what had it before, unless something else has taken it. Only where
 * keys were used: whoever clicked on a button means the page with the next key, and not that button again. The answer does so
 * at once.
 */
export function useFocusBack(): () => void {
  const [from] = useState(byKeys);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      // What is removed loses the focus only after this.
      setTimeout(() => {
        if (!shown.current && document.activeElement === document.body) focus(from);
      });
    };
  }, [from]);
  return () => focus(from);
}

function byKeys(): HTMLElement | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && active.matches(":focus-visible") ? active : null;
}

function focus(element: HTMLElement | null): void {
  if (element?.isConnected) element.focus({ preventScroll: true });
}
