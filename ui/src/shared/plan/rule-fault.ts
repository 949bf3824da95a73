// Why the core refuses a rule, in words.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CoreError } from "../../platform/core-error";

/** By the reason that the core gives. */
const REASONS: Record<string, MessageDescriptor> = {
  unknown_part: msg`There is no such part in a rule`,
  contradiction: msg`Two parts contradict each other`,
  part_not_with_frequency: msg`A part does not go with this frequency`,
  weekday_number_not_allowed: msg`Numbers of weekdays go with months and years only`,
  set_pos_alone: msg`BYSETPOS needs other BY parts beside it`,
  too_often: msg`Nothing can repeat more often than every five minutes`,
  count_zero: msg`COUNT is at least 1`,
  other_calendar_scale: msg`Only the Gregorian calendar is understood`,
};

export function ruleFault(i18n: I18n, { details }: CoreError): string {
  const words = i18n._(
    REASONS[String(details.reason)] ?? msg`This is no rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO`,
  );
  return typeof details.part === "string" ? `${words}: ${details.part}` : words;
}
