// The template of the 日报: a text with variables in braces. A block of lines whose lists are all empty goes with its heading, and a
// line whose figures are all unknown goes alone, so nobody sends "left: —". Pure.

export interface ReportValues {
  /** Single words and figures; null: unknown. */
  words: Readonly<Record<string, string | null>>;
  /** Lines of lists. */
  lists: Readonly<Record<string, readonly string[]>>;
}

/** What a template names, in both languages. */
export const NAMES = {
  community: ["社群", "community"],
  date: ["日期", "date"],
  sent: ["发送", "sent"],
  joined: ["新增", "joined"],
  left: ["退群", "left"],
  net: ["净增", "net"],
  people: ["总人数", "people"],
  counted: ["已统计群", "counted"],
  done: ["已完成", "done"],
  open: ["未完成", "open"],
  slipped: ["顺延", "slipped"],
  tomorrow: ["明日", "tomorrow"],
} as const;

export type ReportName = keyof typeof NAMES;

const BY_WORD: ReadonlyMap<string, ReportName> = new Map(
  Object.entries(NAMES).flatMap(([name, words]) => words.map((word) => [word, name as ReportName] as const)),
);

const VARIABLE = /[{｛]([^{}｛｝\n]{1,12})[}｝]/g;

const namesIn = (text: string): ReportName[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, word = ""]) => BY_WORD.get(word.trim().toLowerCase()) ?? []);

export function fillReport(template: string, { words, lists }: ReportValues): string {
  const blocks = template.split(/\n[ \t]*\n/);
  const filled = blocks.flatMap((block) => {
    const named = namesIn(block).filter((name) => name in lists);
    if (named.length > 0 && named.every((name) => lists[name]?.length === 0)) return [];
    const lines = block.split("\n").flatMap((line) => {
      const figures = namesIn(line).filter((name) => name in words);
      if (figures.length > 0 && figures.every((name) => words[name] === null)) return [];
      return line.replace(VARIABLE, (whole, word: string) => {
        const name = BY_WORD.get(word.trim().toLowerCase());
        if (!name) return whole;
        return name in lists ? (lists[name] ?? []).join("\n") : (words[name] ?? "—");
      });
    });
    const text = lines.join("\n");
    return text.trim() === "" ? [] : [text];
  });
  return filled.join("\n\n");
}
