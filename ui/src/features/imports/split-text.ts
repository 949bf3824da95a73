/** Cuts a text as the core does, to show what the parts of a sample are: the last part takes the rest, and with fewer pieces than
 *  parts the last piece is the last part, which is the name. */
export function splitText(text: string, separators: string, parts: number): string[] {
  const cut = new Set([...separators]);
  const pieces: string[] = [];
  let piece = "";
  for (const unit of text) {
    if (cut.has(unit) && pieces.length < parts - 1) {
      pieces.push(piece.trim());
      piece = "";
    } else piece += unit;
  }
  const missing = parts - 1 - pieces.length;
  return [...pieces, ...Array.from({ length: missing }, () => ""), piece.trim()];
}
