// 日报: the day in plain text, for a chat. What was done, what is still open, what comes tomorrow.

import { useLingui } from "@lingui/react/macro";
import type { DayItem } from "../../bindings/DayItem";
import type { TodayView } from "../../bindings/TodayView";
import { useCommunity } from "../../shared/community";
import { addDays, civilAt } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { sentCount } from "../../shared/words/sent-count";

export function useDayReport(view: TodayView | undefined): () => string {
  const { t } = useLingui();
  const formats = useFormats();
  const { name, tz } = useCommunity();
  const line = ({ all_day, start, title, progress }: DayItem) => {
    const time = all_day ? t`all day` : formats.time(start);
    const sent = progress && progress.total > 0 ? ` ${sentCount(progress)}` : "";
    return `· ${time} ${title}${sent}`;
  };
  return () => {
    if (!view) return "";
    const { on, now, waiting, soon } = view;
    const day = formats.day(on);
    const tomorrow = soon.find((next) => next.on === addDays(on, 1))?.items ?? [];
    // What is late from days before stands in no timeline.
    const older = waiting.filter(
      ({ reason, uid, original }) =>
        (reason === "late_delivery" || reason === "overdue_task") &&
        !now.some((item) => item.uid === uid && item.original === original),
    );
    const left = [
      ...older.map(({ title, at }) => `· ${at === null ? "" : `${formats.dayShort(civilAt(at, tz))} `}${title}`),
      ...now.filter(({ done }) => !done).map(line),
    ];
    const part = (title: string, lines: string[]) => (lines.length > 0 ? ["", title, ...lines] : []);
    return [
      t`${name} · report of ${day}`,
      ...part(t({ message: "Done", context: "Heading of what is finished" }), now.filter(({ done }) => done).map(line)),
      ...part(t`Still open`, left),
      ...part(t`Tomorrow`, tomorrow.map(line)),
    ].join("\n");
  };
}
