// Rows pasted on the pages of groups and members while nothing there takes them: they start an import.

import { useEffect, useEffectEvent, useState } from "react";
import { isTyping } from "../../shared/keys";

let waiting: string | null = null;

/** Keeps rows for the import page that is about to open. */
export function keepPasted(text: string) {
  waiting = text;
}

/** The rows that opened the page. React may begin to draw it more than once, so they are there until it stands. */
export function usePasted(): string | null {
  const [text] = useState(waiting);
  useEffect(() => {
    waiting = null;
  }, []);
  return text;
}

/** Calls back with text pasted outside of every field; a table that has the focus takes its own. */
export function usePastedOutside(onText: (text: string) => void) {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() !== "") onText(text);
  });
  useEffect(() => {
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}

/** More than one line: a list, not a word that was meant for somewhere else. */
export const isList = (text: string): boolean => text.trim().includes("\n");
