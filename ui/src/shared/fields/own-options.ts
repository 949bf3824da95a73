// Options of a field of one's own as one text: how the core keeps several of them, and back.

/** The options that a text names, known ones whole: a name may hold what otherwise parts two of them. */
export function optionsIn(text: string, options: readonly string[]): string[] {
  if (text === "") return [];
  if (options.includes(text)) return [text];
  return text.split(text.includes("\n") ? "\n" : "、").filter(Boolean);
}

/** The text with one option more or less, in the order of the field. A line for each, so that the core can tell them apart. */
export function withOption(text: string, option: string, options: readonly string[]): string | null {
  const chosen = optionsIn(text, options);
  const wanted = options.filter((one) => (one === option ? !chosen.includes(one) : chosen.includes(one)));
  return wanted.length === 0 ? null : wanted.join("\n");
}
