/** The items of a cell that holds several: split at every mark that people use between them. */
export const splitList = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；|/\n]+/)
      .map((item) => item.trim().replace(/^#/, ""))
      .filter(Boolean),
  ),
];
