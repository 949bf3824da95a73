// The clipboard. Chat programs keep plain text to the character, so nothing is added or trimmed here. In the window the shell puts
// things there: a page may only while it has the focus, and never files.

import { inWindow } from "./call";
import { shell } from "./window";

/** Puts a text, a picture or a file on the clipboard of the system, or empties it, whether or not this window has the focus. */
export const copyNative = (
  what: { text: string } | { file: string; as: "image" | "file" } | { nothing: null },
): Promise<string | null> => shell("copy", what, null);

/** `asked` may still be on its way from the core: a browser gives the clipboard to a click, and the click ends while we wait. */
export async function copyText(asked: string | Promise<string>): Promise<void> {
  if (inWindow) {
    const text = await asked;
    // A desktop without a clipboard for programs may have one for pages.
    const copied = await copyNative({ text }).then(
      () => true,
      () => false,
    );
    if (copied) return;
  }
  if (navigator.clipboard && globalThis.isSecureContext) {
    if (typeof asked === "string") return navigator.clipboard.writeText(asked);
    const text = asked.then((words) => new Blob([words], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
  }
  const text = await asked;
  // tauri:// counts as secure on some systems only; a hidden text area works on all of them.
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  const active = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (active instanceof HTMLElement) active.focus();
  if (!copied) throw new Error("the clipboard refused the text");
}
