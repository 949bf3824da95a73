// The template of the 日报: a text with variables in braces. A block of lines whose lists are all empty goes with its heading, and a
// line, or what stands in brackets, whose figures are all unknown goes alone, so nobody sends "left: —". Pure.

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
  countedOn: ["数据日期", "counted on"],
  done: ["已完成", "done"],
  open: ["未完成", "open"],
  slipped: ["顺延", "slipped"],
  tomorrow: ["明日", "tomorrow"],
} as const;

export type ReportName = keyof typeof NAMES;

const BY_WORD: ReadonlyMap<string, ReportName> = new Map(
  Object.entries(NAMES).flatMap(([name, words]) => words.map((word) => [word, name as ReportName] as const)),
);

/** Say of what the figures are, and are none themselves. */
const LABELS: ReadonlySet<ReportName> = new Set(["community", "date", "countedOn"]);
const BRACKETS = /\s*[（(][^（(）)]*[)）]/g;

const VARIABLE = /[{｛]([^{}｛｝\n]{1,12})[}｝]/g;

const namesIn = (text: string): ReportName[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, word = ""]) => BY_WORD.get(word.trim().toLowerCase()) ?? []);

export function fillReport(template: string, { words, lists }: ReportValues): string {
  const blocks = template.split(/\n[ \t]*\n/);
  const filled = blocks.flatMap((block) => {
    const named = namesIn(block).filter((name) => name in lists);
    if (named.length > 0 && named.every((name) => lists[name]?.length === 0)) return [];
    const lines = block.split("\n").flatMap((line) => {
      const unknown = (text: string) => {
        const figures = namesIn(text).filter((name) => name in words && !LABELS.has(name));
        return figures.length > 0 && figures.every((name) => words[name] === null);
      };
      if (unknown(line)) return [];
      return line
        .replace(BRACKETS, (part) => (unknown(part) ? "" : part))
        .replace(VARIABLE, (whole, word: string) => {
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
