// What is pasted from a sheet, as groups: columns known by their header words in Chinese and English, or a plain list of names.

import type { AddChannel } from "../../bindings/AddChannel";
import type { ChannelKind } from "../../bindings/ChannelKind";
import type { GroupState } from "../../bindings/GroupState";
import { addDays, addMonths, type CivilDate } from "../../shared/format/civil";
import { parseDay } from "../../shared/plan/parse-day";
import { splitList } from "../../shared/table/split-list";
import { parseTsv } from "../../shared/table/tsv";

export type GroupField =
  | "name"
  | "number"
  | "kind"
  | "account"
  | "operator"
  | "head_count"
  | "capacity"
  | "state"
  | "tags"
  | "opened_on"
  | "qr_expires_on"
  | "link"
  | "announcement"
  | "note";

const HEADERS: Record<GroupField, RegExp> = {
  name: /^(群名称?|群聊?名称?|群聊|群|名称|社群名称?|微信群|(group|channel)( ?name)?|name)$/,
  number: /^(群?编号|群?序号|群号|号码?|no\.?|number|#|code|id)$/,
  kind: /^(平台|类型|渠道|群类型|platform|kind|type|channel type)$/,
  account: /^(账号|帐号|发送账号|发送号|运营号|群主号?|小助手|管理号|微信号|account|sender|sending account)$/,
  operator: /^(负责人|运营|运营人|管理员|对接人|跟进人|owner|operator|manager)$/,
  head_count: /^(人数|群人数|当前人数|现有人数|成员数|群成员数?|members?|people|head ?count|size|count)$/,
  capacity: /^(上限|人数上限|容量|满员人数|群上限|capacity|limit|max)$/,
  state: /^(状态|群状态|state|status)$/,
  tags: /^(标签|分组|城市|期数?|批次|班级|tags?|labels?|city|cohort)$/,
  opened_on: /^(建群(时间|日期)|开群(时间|日期)|创建(时间|日期)|opened( on)?|created|open date|start date)$/,
  qr_expires_on:
    /^((群?二维码|活码)(到期|过期|有效期|失效)?(时间|日期|至)?|有效期至?|qr( code)?( expires| expiry| until)?( on)?)$/,
  link: /^(链接|群链接|入群链接|邀请链接|link|url|invite)$/,
  announcement: /^(公告|群公告|announcement|notice)$/,
  note: /^(备注|说明|note|notes|remark|comment)$/,
};

const KINDS: [RegExp, ChannelKind][] = [
  [/企业微信|企微|wecom/i, "wecom_group"],
  [/公众号|official/i, "official_account"],
  [/朋友圈|moments/i, "moments"],
  [/微信|wechat|weixin|^wx$/i, "wechat_group"],
  [/qq/i, "qq_group"],
  [/飞书|feishu|lark/i, "feishu_group"],
  [/钉钉|dingtalk/i, "dingtalk_group"],
  [/telegram|电报|^tg$/i, "telegram"],
  [/discord/i, "discord"],
  [/slack/i, "slack"],
  [/whatsapp/i, "whatsapp"],
  [/^line$/i, "line"],
  [/论坛|forum|discourse/i, "forum"],
];

const STATES: [RegExp, GroupState][] = [
  [/筹备|准备|未开|待开|preparing|planned/i, "preparing"],
  [/满|full/i, "full"],
  [/沉|静默|不活跃|quiet|dormant|inactive/i, "quiet"],
  [/解散|关闭|结束|停|closed|archived|ended/i, "closed"],
  [/开放|正常|进行|运营中|活跃|开|open|active|running/i, "open"],
];

export interface Problem {
  /** From 1, as the pasted rows stand. */
  row: number;
  field: GroupField;
  value: string;
  /** The row is left out; else only the cell. */
  leftOut: boolean;
}

export interface Reading {
  /** What each pasted column means; null is not read. */
  columns: (GroupField | null)[];
  hasHeader: boolean;
  header: string[];
  groups: AddChannel[];
  problems: Problem[];
}

export interface ReadingContext {
  kind: ChannelKind;
  today: CivilDate;
  operators: { uid: string; name: string }[];
}

export function headerField(text: string): GroupField | null {
  const folded = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .replace(/[（(].*[)）]$/, "")
    .replace(/[:：*]$/, "")
    .trim();
  return (Object.keys(HEADERS) as GroupField[]).find((field) => HEADERS[field].test(folded)) ?? null;
}

/** The columns as the sheet names them: a header needs a name among them. Each meaning is used once, the first time. */
export function recognise(cells: string[][]): { hasHeader: boolean; columns: (GroupField | null)[] } {
  const first = cells[0] ?? [];
  const fields = first.map(headerField);
  const columns = fields.map((field, at) => (field !== null && fields.indexOf(field) === at ? field : null));
  const hasHeader = columns.includes("name") || columns.filter(Boolean).length > 1;
  if (hasHeader) return { hasHeader, columns };
  return { hasHeader, columns: guessed(cells) };
}

/** Without a header: the first column with words is the name, one of short numbers before it the number, one of counts after it
 *  the head count. */
function guessed(cells: string[][]): (GroupField | null)[] {
  const width = Math.max(1, ...cells.map((row) => row.length));
  const column = (at: number) => cells.map((row) => (row[at] ?? "").trim()).filter(Boolean);
  const numeric = (at: number) => column(at).length > 0 && column(at).every((text) => /^[#№]?\d{1,5}人?$/.test(text));
  const name = Array.from({ length: width }, (_, at) => at).find((at) => column(at).length > 0 && !numeric(at)) ?? 0;
  return Array.from({ length: width }, (_, at) => {
    if (at === name) return "name";
    if (!numeric(at)) return null;
    return at < name ? "number" : at === name + 1 ? "head_count" : null;
  });
}

export function readGroups(
  cells: string[][],
  columns: (GroupField | null)[],
  hasHeader: boolean,
  context: ReadingContext,
): Reading {
  const groups: AddChannel[] = [];
  const problems: Problem[] = [];
  const body = cells.map((row, at) => ({ row, at: at + 1 })).slice(hasHeader ? 1 : 0);
  for (const { row, at } of body) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const group: AddChannel = { name: "", kind: context.kind, tags: [] };
    const wrong: Problem[] = [];
    columns.forEach((field, column) => {
      const value = (row[column] ?? "").trim();
      if (field && value && !put(group, field, value, context)) wrong.push({ row: at, field, value, leftOut: false });
    });
    if (group.name === "") problems.push({ row: at, field: "name", value: row.join(" ").trim(), leftOut: true });
    else {
      groups.push(group);
      problems.push(...wrong);
    }
  }
  return { columns, hasHeader, header: hasHeader ? (cells[0] ?? []) : [], groups, problems };
}

export function pastedCells(text: string): string[][] {
  return parseTsv(text).filter((row) => row.some((cell) => cell.trim() !== ""));
}

export const readKind = (text: string): ChannelKind | undefined => KINDS.find(([word]) => word.test(text))?.[1];
export const readState = (text: string): GroupState | undefined => STATES.find(([word]) => word.test(text))?.[1];

/** Puts a cell into its field; false when it does not fit there. */
function put(group: AddChannel, field: GroupField, value: string, { today, operators }: ReadingContext): boolean {
  switch (field) {
    case "kind": {
      const kind = readKind(value);
      if (kind) group.kind = kind;
      return kind !== undefined;
    }
    case "state": {
      const state = readState(value);
      if (state) group.state = state;
      return state !== undefined;
    }
    case "head_count":
      return putCount(group, value);
    case "capacity": {
      const capacity = wholeNumber(value);
      if (capacity) group.capacity = capacity;
      return Boolean(capacity);
    }
    case "tags":
      group.tags = splitList(value);
      return true;
    case "operator": {
      const operator = operators.find(({ name }) => name === value);
      if (operator) group.operator = operator.uid;
      return operator !== undefined;
    }
    case "opened_on":
    case "qr_expires_on": {
      const date = readDate(value, today, field === "opened_on");
      if (date) group[field] = date;
      return date !== null;
    }
    case "name":
      group.name = value.replace(/\s*\n\s*/g, " ");
      return true;
    default:
      group[field] = value;
      return true;
  }
}

/** `128`, `128人`, `1,204`, and `128/500`, which says the capacity too. */
function putCount(group: AddChannel, value: string): boolean {
  const [people = "", places] = value.split(/[/／]/);
  const count = wholeNumber(people);
  if (count === null) return false;
  group.head_count = count;
  const capacity = places === undefined ? null : wholeNumber(places);
  if (capacity) group.capacity = capacity;
  return true;
}

export function wholeNumber(text: string): number | null {
  const plain = text.replace(/[,，\s人名个]/g, "").replace(/(people|members)$/i, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** A day as people write it; `+7` is in seven days. A day without a year is the next one, or the last one where it was in the past. */
export function readDate(text: string, today: CivilDate, past = false): CivilDate | null {
  const ahead = /^\+\s*(\d{1,3})\s*(天|d|days?)?$/i.exec(text.trim());
  if (ahead) return addDays(today, Number(ahead[1]));
  const day = parseDay(text, today);
  return day && past && day > today && !/\d{4}/.test(text) ? addMonths(day, -12) : day;
}
