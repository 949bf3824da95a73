// Copies a table so that documents (飞书, Word, mail) get a table and sheets get cells: HTML and tabs together. Where a program or a
// desktop takes texts only, it gets the text.

import { useLingui } from "@lingui/react/macro";
import { copyText } from "../platform/clipboard";
import { formatTsv } from "./table/tsv";
import { showNote } from "./toasts/toasts";

type Cells = readonly (readonly string[])[];

/** The first line is the header. */
export function tableHtml([header = [], ...lines]: Cells): string {
  const row = (cells: readonly string[], tag: "th" | "td") =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const body = lines.map((line) => row(line, "td")).join("");
  return `<table border="1"><thead>${row(header, "th")}</thead><tbody>${body}</tbody></table>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

/** What a page may put on the clipboard while it handles a click: both at once. False where it may not. */
function copyBoth(html: string, text: string): boolean {
  let taken = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener("copy", put, { capture: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return done && taken;
}

export function useCopyTable(): (table: Cells, said: string) => Promise<void> {
  const { t } = useLingui();
  return async (table, said) => {
    const text = formatTsv(table);
    if (copyBoth(tableHtml(table), text)) return showNote(said);
    await copyText(text).then(
      () => showNote(said),
      () => showNote(t`The clipboard did not take the text. Try once more.`),
    );
  };
}
