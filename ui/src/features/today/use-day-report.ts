// 日报: the day in plain text, for a chat. What was done, what is still open, what comes tomorrow.

import { useLingui } from "@lingui/react/macro";
import type { CalendarItem } from "../../bindings/CalendarItem";
import { useCommunity } from "../../shared/community";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import type { Today } from "./queries";
import { isDone } from "./sort";

export function useDayReport({ now, waiting, soon, today }: Today): () => string {
  const { t } = useLingui();
  const formats = useFormats();
  const { name } = useCommunity();
  const line = ({ all_day, start, title, done, total }: CalendarItem) => {
    const time = all_day ? t`all day` : formats.time(start);
    const sent = total ? ` ${done ?? 0}/${total}` : "";
    return `· ${time} ${title}${sent}`;
  };
  const part = (title: string, items: CalendarItem[]) => (items.length > 0 ? ["", title, ...items.map(line)] : []);
  return () => {
    const day = formats.day(today);
    const next = soon.find(({ day: on }) => on === addDays(today, 1))?.items ?? [];
    return [
      t`${name} · report of ${day}`,
      ...part(t`Done`, now.filter(isDone)),
      ...part(t`Still open`, [...waiting, ...now.filter((item) => !isDone(item))]),
      ...part(t`Tomorrow`, next),
    ].join("\n");
  };
}
