// 日报: the day in plain text, for a chat, by a template that can be edited. What was sent and done, what is open and what slipped, how
// the groups grew, what comes tomorrow.

import { useLingui } from "@lingui/react/macro";
import type { DayItem } from "../../../bindings/DayItem";
import { useCommunity } from "../../../shared/community";
import { addDays, civilAt } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { useSetting } from "../../../shared/settings";
import { sentCount } from "../../../shared/words/sent-count";
import type { Reported } from "./ask-report";
import { fillReport, type ReportValues } from "./template";

/** What the report is made of, and the template that it is made by. */
export function useDayReport(): {
  text: (reported: Reported, template?: string) => string;
  template: string;
  usual: string;
} {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { name, tz } = useCommunity();
  const [own] = useSetting("today.report");
  const chinese = i18n.locale === "zh-CN";
  const usual = chinese ? CHINESE : ENGLISH;
  const figure = (value: number | null) => (value === null ? null : formats.number(value));
  const line = ({ all_day, start, title, progress }: DayItem) => {
    const time = all_day ? t`all day` : formats.time(start);
    const sent = progress && progress.total > 0 ? ` ${sentCount(progress)}` : "";
    return `· ${time} ${title}${sent}`;
  };
  const valuesOf = ({ view: { on, now, waiting, soon }, growth, figuresOn }: Reported): ReportValues => {
    const posts = now.filter(({ kind }) => kind === "content");
    const sum = { total: 0, sent: 0 };
    for (const { progress } of posts) {
      sum.total += progress?.total ?? 0;
      sum.sent += progress?.sent ?? 0;
    }
    // What is late from days before stands in no timeline.
    const slipped = waiting.filter(
      ({ reason, uid, original }) =>
        (reason === "late_delivery" || reason === "overdue_task") &&
        !now.some((item) => item.uid === uid && item.original === original),
    );
    return {
      words: {
        community: name,
        date: formats.day(on),
        sent: sum.total > 0 ? `${sum.sent}/${sum.total}` : null,
        joined: figure(growth.joined),
        left: figure(growth.left),
        net: figure(growth.net),
        people: figure(growth.people),
        counted: growth.counted > 0 ? `${growth.counted}/${growth.groups}` : null,
        countedOn: growth.counted > 0 ? formats.dayShort(figuresOn) : null,
      },
      lists: {
        done: now.filter(({ done }) => done).map(line),
        open: now.filter(({ done }) => !done).map(line),
        slipped: slipped.map(
          ({ title, at }) => `· ${at === null ? "" : `${formats.dayShort(civilAt(at, tz))} `}${title}`,
        ),
        tomorrow: (soon.find((next) => next.on === addDays(on, 1))?.items ?? []).map(line),
      },
    };
  };
  const template = own || usual;
  return { text: (reported, by = template) => fillReport(by, valuesOf(reported)), template, usual };
}

const CHINESE = `{社群} 日报 · {日期}
发送 {发送}
总人数 {总人数}（{数据日期}：新增 {新增}，退群 {退群}）

已完成
{已完成}

未完成
{未完成}

顺延
{顺延}

明日
{明日}`;

const ENGLISH = `{community} · report of {date}
Sent {sent}
{people} people ({counted on}: {joined} joined, {left} left)

Done
{done}

Still open
{open}

Slipped
{slipped}

Tomorrow
{tomorrow}`;
