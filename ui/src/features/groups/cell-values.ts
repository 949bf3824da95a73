// What is typed or pasted into the cells of the table of groups: kinds, states, counts and days as people write them.

import type { ChannelKind } from "../../bindings/ChannelKind";
import type { GroupState } from "../../bindings/GroupState";
import { addDays, addMonths, type CivilDate } from "../../shared/format/civil";
import { parseDay } from "../../shared/plan/parse-day";

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

export const readKind = (text: string): ChannelKind | undefined => KINDS.find(([word]) => word.test(text))?.[1];
export const readState = (text: string): GroupState | undefined => STATES.find(([word]) => word.test(text))?.[1];

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
