// Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes round what holds either.

export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const unit = source[at] as string;
    if (quoted) {
      if (unit !== '"') cell += unit;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (unit === '"' && cell === "" && closes(source, at)) quoted = true;
    else if (unit === "\t" || unit === "\n") {
      row.push(cell);
      cell = "";
      if (unit === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += unit;
  }
  row.push(cell);
  rows.push(row);
  return rows;
}

/** A quote that opens a cell has a partner before a tab, a line end or the end; else it is a plain quote (5" screen). */
function closes(source: string, from: number): boolean {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') at++;
    else return at + 1 === source.length || source[at + 1] === "\t" || source[at + 1] === "\n";
  }
  return false;
}

export function formatTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
