// A pasted list as texts, one for each date. Pure.

import { parseTsv } from "../../../shared/table/tsv";

/** Whether the list may be meant as paragraphs: some of its texts go over several lines. */
export function hasParagraphs(pasted: string): boolean {
  const blocks = paragraphs(pasted);
  return blocks.length > 1 && blocks.some((block) => block.includes("\n"));
}

/** One text for each line or row; a cell of a sheet may hold several lines. Or one for each paragraph. */
export function textsOf(pasted: string, byParagraph: boolean): string[] {
  const texts = byParagraph
    ? paragraphs(pasted)
    : parseTsv(pasted).map((row) =>
        row
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join("\n"),
      );
  return texts.map((text) => text.trim()).filter(Boolean);
}

const paragraphs = (pasted: string) =>
  pasted
    .replace(/\r\n?/g, "\n")
    .split(/\n[\t 　]*\n/)
    .map((block) => block.trim())
    .filter(Boolean);
