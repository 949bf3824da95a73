// Where the typed words stand in what was found. Only what stands there is marked: a hit by pinyin, by initials or by other words to
// find it by has nothing to show.

export interface Piece {
  text: string;
  marked: boolean;
}

/** Lower case and half width, as the core compares; no character becomes two, so places stay what they were. */
function fold(text: string): string {
  return text.replace(/[\s\S]/g, (unit) => {
    const folded = /[\uff01-\uff5e]/.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;
    const lower = folded.toLowerCase();
    return lower.length === 1 ? lower : unit;
  });
}

const isLatin = (text: string) => /[\p{Script=Latin}\p{N}]/u.test(text);

/** The first place of a word, where it begins a word if it does so anywhere. */
function placeOf(word: string, folded: string): number {
  const first = folded.indexOf(word);
  for (let at = first; at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !isLatin(folded.charAt(at - 1)) || !isLatin(word.charAt(0))) return at;
  }
  return first;
}

/** The text in pieces; each typed word is marked once. */
export function pieces(text: string, typed: string): Piece[] {
  const folded = fold(text);
  const spans = fold(typed)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ from: placeOf(word, folded), length: word.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from);
  const found: Piece[] = [];
  let at = 0;
  const take = (to: number, marked: boolean) => {
    if (to > at) found.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const { from, length } of spans) {
    take(from, false);
    take(from + length, true);
  }
  take(text.length, false);
  return found;
}
