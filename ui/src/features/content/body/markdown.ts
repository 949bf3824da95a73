// Whether somebody wrote Markdown. A star, a dash or an underscore that stands by itself means nothing.

const SIGNS: readonly RegExp[] = [
  /\*\*\S(?:[^\n]*?\S)?\*\*/, // **bold**
  /~~\S(?:[^\n]*?\S)?~~/, // ~~gone~~
  /(?<![\w`])`[^`\n]+`(?![\w`])/, // `code`
  /^```/m, // a block of code
  /^#{1,6} \S/m, // # heading; a #topic has no blank
  /(?<!!)\[[^\]\n]+\]\((?:https?:|mailto:)[^)\s]+\)/, // [text](address)
  /(?<![\w*])[*_](?![\s*_])[^*_\n]+?(?<![\s*_])[*_](?![\w*])/, // *leaning* or _leaning_
];

export const hasMarkdown = (text: string): boolean => SIGNS.some((sign) => sign.test(text));
