// The clipboard, for text. Chat programs keep plain text to the character, so nothing is added or trimmed here.

export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard && globalThis.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
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
