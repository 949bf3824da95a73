// How the history of anything planned tells of its time: the schedule, single dates of a series, reminders.

import { useLingui } from "@lingui/react/macro";
import { useFormats } from "../format/formats";
import type { BelongingWords } from "./lines";

/** The tables that the history of something planned rests on, beside its own. */
export const TIME_TABLES = ["schedule", "schedule_exception", "occurrence_done", "reminder"] as const;

export function useTimeWords(): Record<(typeof TIME_TABLES)[number], BelongingWords> {
  const { t } = useLingui();
  const formats = useFormats();
  const time = (civil: unknown) => formats.dateTime(String(civil));
  return {
    schedule: {
      title: t`Time`,
      columns: {
        start: { title: t`Time`, value: time },
        duration_min: { title: t`Length`, value: (minutes) => formats.duration(Number(minutes)) },
        tz: { title: t`Time zone`, value: (zone) => String(zone) },
        rrule: { title: t`Repeats`, value: null },
      },
      // That there is a time, or none any more, is a change of the record itself.
      added: null,
      removed: null,
    },
    schedule_exception: {
      title: t`One date`,
      label: time,
      columns: { start: { title: t`Time`, value: time }, overrides: { title: t`Other words`, value: null } },
      added: t`changed`,
      removed: t`as all others again`,
    },
    occurrence_done: { title: t`One date`, label: time, added: t`done`, removed: t`not done after all` },
    reminder: { title: t`Reminder`, columns: { lead_min: { title: t`Reminder`, value: null } } },
  };
}
