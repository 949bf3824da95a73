// Names as people send them: one per line, 、-separated, a 接龙 with numbers (`1. 张三 +2`), @mentions, columns of a sheet. Company is
// written +2, ＋2 or 带2人. The same name twice is one person; a longer list pasted again adds only what is new (the core sees to it).

export interface ParsedName {
  name: string;
  /** How many more come along. */
  extra: number;
}

export function parseNames(text: string): ParsedName[] {
  const found = new Map<string, ParsedName>();
  for (const line of text.normalize("NFKC").split(/\r?\n/)) {
    if (isHeading(line)) continue;
    for (const part of withoutNumber(line).split(/[、,;\t]|(?:^|\s)@/)) {
      const parsed = parseOne(part);
      if (parsed && !found.has(parsed.name)) found.set(parsed.name, parsed);
    }
  }
  return [...found.values()];
}

/** The lines above the numbers of a 接龙 say what it is about. */
function isHeading(line: string): boolean {
  return /^\s*#?接龙|^\s*#/.test(line);
}

/** 1. 1、 (1) ① and bullets before a name. */
function withoutNumber(line: string): string {
  return line.replace(/^\s*(?:\(?\d{1,4}\s*[.、):]|[-*•])\s*/, "");
}

function parseOne(part: string): ParsedName | null {
  let name = part.trim();
  let extra = 0;
  const company = /\s*(?:\+\s*(\d{1,2})|\(?带\s*(\d{1,2})\s*人?\)?)\s*(?:人|位)?$/.exec(name);
  if (company) {
    extra = Number(company[1] ?? company[2]);
    name = name.slice(0, company.index).trim();
  }
  return name === "" || name.length > 60 ? null : { name, extra };
}
