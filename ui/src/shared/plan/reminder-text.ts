// How a reminder is called: 提前 10 分钟 · 10 min before; of a whole day 当天 9:00 · On the day at 9:00.

import { useLingui } from "@lingui/react/macro";
import type { Anchor } from "../../bindings/Anchor";
import { useFormats } from "../format/formats";
import { dayLead } from "./day-lead";

export function useReminderText(wholeDay: boolean): (anchor: Anchor, leadMin: number) => string {
  const { t } = useLingui();
  const formats = useFormats();
  const ofDay = (leadMin: number) => {
    const { daysBefore, time } = dayLead(leadMin);
    const clock = formats.time(`2000-01-01T${time}:00`);
    const days = Math.abs(daysBefore);
    if (daysBefore === 0) return t`On the day at ${clock}`;
    if (daysBefore === 1) return t`The day before at ${clock}`;
    if (daysBefore === -1) return t`The day after at ${clock}`;
    return daysBefore > 0 ? t`${days} days before at ${clock}` : t`${days} days after at ${clock}`;
  };
  return (anchor, leadMin) => {
    if (wholeDay && anchor === "start") return ofDay(leadMin);
    const minutes = Math.abs(leadMin);
    const days = minutes / 1440;
    const length =
      days >= 1 && Number.isInteger(days) ? (days === 1 ? t`1 day` : t`${days} days`) : formats.duration(minutes);
    if (leadMin === 0) return anchor === "start" ? t`At that time` : t`At the end`;
    if (anchor === "start") return leadMin > 0 ? t`${length} before` : t`${length} after the start`;
    return leadMin > 0 ? t`${length} before the end` : t`${length} after the end`;
  };
}
