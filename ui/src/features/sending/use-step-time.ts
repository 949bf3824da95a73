// When something goes out, as it stands beside its title: the time, and the day when that is not today.

import { useLingui } from "@lingui/react/macro";
import type { QueueItem } from "../../bindings/QueueItem";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useNow } from "../../shared/use-now";

export function useStepTime(): (item: Pick<QueueItem, "start" | "all_day">) => string {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const today = dayOf(civilAt(useNow(), tz));
  return ({ start, all_day }) => {
    const time = all_day ? t`all day` : formats.time(start);
    return dayOf(start) === today ? time : `${formats.nearDayShort(start, today)} ${time}`;
  };
}
