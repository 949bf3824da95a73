// Figures of a day as the grid has them: what a typed text means, and what a pasted block is. Nothing is required, and an empty cell of a
// block says nothing.

import type { FigureKind } from "../../bindings/FigureKind";
import type { FigureValue } from "../../bindings/FigureValue";
import type { GroupDay } from "../../bindings/GroupDay";
import type { BadCell } from "../../shared/table/PasteCheck";
import type { Block } from "../../shared/table/read-block";
import type { Pasted } from "../../shared/table/types";

export interface FiguresRow extends Pick<GroupDay, "values"> {
  uid: string;
  name: string;
  number: string | null;
}

/** A number as people and sheets write it: 1,234 · １２ · 12 人 · 4.5%. Null when it is none, or has more digits than the figure. */
export function readFigure(text: string, kind: FigureKind): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,，]/g, "")
    .replace(/(人|名|个|条|元|%|people|members)$/i, "");
  if (!/^-?(\d{1,12}(\.\d*)?|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  if (kind.uid === null && (value < 0 || !Number.isInteger(value))) return null;
  const factor = 10 ** kind.decimals;
  return Math.abs(Math.round(value * factor) - value * factor) < 1e-6 ? value : null;
}

/** What is written for a cell; null where the text does not fit, undefined where nothing changes. */
export function asFigure(row: FiguresRow, at: number, kind: FigureKind, text: string, on: string) {
  const present = row.values[at];
  const figure = { channel: row.uid, on, figure: kind.key };
  if (text.trim() === "") {
    // What a table brought is taken away where it came from.
    return present?.source ? { ...figure, value: null, source: present.source } : undefined;
  }
  const value = readFigure(text, kind);
  if (value === null) return null;
  return value === present?.value ? undefined : { ...figure, value, source: "typed" as const };
}

/** A column of the grid: the group, or the figure at a place. */
export const columnOf = (id: string): number | null => (id.startsWith("figure.") ? Number(id.slice(7)) : null);

interface Grid {
  rows: readonly FiguresRow[];
  kinds: readonly FigureKind[];
  /** What each figure is called on the screen. */
  titles: readonly string[];
  on: string;
}

/**
 * A block as a sheet gives it. Where its first column names groups, each line goes to the group that it names, in whatever order and
 * with whatever else between; else the lines go to the rows from the cursor on. Where its first line names figures, each column
 * goes to the figure that it names; else the columns go to those from the cursor on.
 */
export function readFigures(pasted: Pasted<FiguresRow>, { rows, kinds, titles, on }: Grid): Block<FigureValue> {
  const named = groupsNamed(pasted.cells, rows);
  const header = headerOf(pasted.cells, kinds, titles);
  const lines = header ? pasted.cells.slice(1) : pasted.cells;
  const first = pasted.columns.map(({ id }) => columnOf(id)).find((place) => place !== null) ?? 0;
  const skip = named ? 1 : 0;
  const placeOf = (column: number): number | undefined =>
    header ? header.get(column) : column < skip ? undefined : first + column - skip;
  const found: Block<FigureValue> = { changes: [], rows: 0, bad: [], beyond: 0 };
  lines.forEach((cells, at) => {
    const name = (cells[0] ?? "").trim();
    const row = named ? named(name) : rows[pasted.firstRow + at];
    if (!row) {
      if (!named) found.beyond++;
      else if (name !== "") found.bad.push({ row: name, column: "", value: cells.slice(1).join(" ").trim() });
      return;
    }
    const before = found.changes.length;
    cells.forEach((text, column) => {
      const place = placeOf(column);
      const kind = place === undefined ? undefined : kinds[place];
      if (place === undefined || !kind || text.trim() === "") return;
      const change = asFigure(row, place, kind, text, on);
      if (change) found.changes.push(change);
      else if (change === null) found.bad.push(badCell(row, titles[place], text));
    });
    if (found.changes.length > before) found.rows++;
  });
  return found;
}

const badCell = (row: FiguresRow, column: string | undefined, value: string): BadCell => ({
  row: row.name,
  column: column ?? "",
  value: value.trim(),
});

/** How a line names its group, when the first column does so: by name, or by numbers that all are groups'. */
function groupsNamed(cells: string[][], rows: readonly FiguresRow[]) {
  const wide = cells.filter((line) => line.length > 1);
  if (wide.length === 0) return null;
  const byName = new Map(rows.map((row) => [row.name.trim(), row]));
  const byNumber = new Map(rows.flatMap((row) => (row.number ? [[row.number.trim(), row] as const] : [])));
  const firsts = wide.map((line) => (line[0] ?? "").trim());
  if (firsts.some((text) => byName.has(text))) return (text: string) => byName.get(text) ?? byNumber.get(text);
  // A first line of headings names no group; a number that is a head count is no group's either, or not all of them are.
  const numbers = firsts.filter((text) => /\d/.test(text));
  const all =
    numbers.length > 0 && new Set(numbers).size === numbers.length && numbers.every((text) => byNumber.has(text));
  return all ? (text: string) => byNumber.get(text) : null;
}

/** What sheets of either language call the figures that Tulou knows; WeCom's and SCRM's words among them. */
const ALIASES: Record<string, RegExp> = {
  head_count: /^(群?(总|成员)?人数|群成员(总数|数)?|成员(总)?数|members|head ?count|people)$/,
  joined: /^((今日|昨日|当日)?(新增|入群|进群|新进)(群?成员|人)?数?|joined|joins)$/,
  left: /^((今日|昨日|当日)?(退群|流失|离群)(成员|人)?数?|left|leaves)$/,
  speakers: /^((发言|活跃|说话)(群?成员|人)?数|speakers|active( members)?)$/,
  messages: /^(群?(消息|聊天)(总)?(条)?数?|messages)$/,
  invited: /^((今日|昨日|当日)?(已?邀请|邀约)(人数|数)?|invited|invitations)$/,
};

/** Which figure each column is, when the first line says so. */
function headerOf(
  cells: string[][],
  kinds: readonly FigureKind[],
  titles: readonly string[],
): Map<number, number> | null {
  const found = new Map<number, number>();
  (cells[0] ?? []).forEach((text, column) => {
    const word = plainTitle(text);
    const named = titles.findIndex((title) => plainTitle(title) === word);
    const place = named >= 0 ? named : kinds.findIndex(({ key, uid }) => uid === null && ALIASES[key]?.test(word));
    if (place >= 0) found.set(column, place);
  });
  return found.size > 0 ? found : null;
}

/** Without its unit. */
const plainTitle = (title: string) =>
  title
    .trim()
    .toLowerCase()
    .replace(/\s*[（(].*[)）]$/, "");
