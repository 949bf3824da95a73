// What a rule that is being worked on comes to: its next dates, worked out by the core.

import { useLingui } from "@lingui/react/macro";
import { useCommunityIfAny } from "../community";
import { useCall } from "../data/query";
import { civilAt, dayOf, ownZone } from "../format/civil";
import { useFormats } from "../format/formats";
import styles from "./RecurrenceEditor.module.css";
import type { Rule } from "./rule";
import { ruleFault } from "./rule-fault";

export function RulePreview({ rule, start }: { rule: Rule; start: string }) {
  const { t, i18n } = useLingui();
  const today = useToday();
  const { data, error } = useCall("rule_preview", { start, from: `${today}T00:00:00`, rule }, { on: [], keep: true });
  if (error) return <p className={styles.fault}>{ruleFault(i18n, error)}</p>;
  return data ? <NextDates rule={rule} dates={data.dates} empty={t`The rule gives no date from today on.`} /> : null;
}

/** Without their times where these are all the same. */
export function NextDates({ rule, dates, empty }: { rule: Rule; dates: string[]; empty: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = useToday();
  if (dates.length === 0) return <p className={styles.note}>{empty}</p>;
  const timed =
    rule.by_hour.length + rule.by_minute.length > 0 || ["hourly", "minutely", "secondly"].includes(rule.freq);
  return (
    <ul className={styles.preview} aria-label={t`Next dates`}>
      {dates.map((date) => (
        <li key={date}>{timed ? formats.dateTime(date, today) : formats.day(date, today)}</li>
      ))}
    </ul>
  );
}

export function useToday(): string {
  const zone = useCommunityIfAny()?.tz ?? ownZone();
  return dayOf(civilAt(Date.now(), zone));
}
