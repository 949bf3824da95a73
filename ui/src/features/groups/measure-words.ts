// The figures of groups as they are called, in what they are measured, and why one may be missing.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FigureKind } from "../../bindings/FigureKind";
import type { Measure } from "../../bindings/Measure";
import type { WhyUnknown } from "../../bindings/WhyUnknown";

export const MEASURE_WORDS: Record<Measure, MessageDescriptor> = {
  head_count: msg`Head count`,
  net: msg({ message: "Net", context: "figure" }),
  growth: msg`Growth`,
  joined: msg({ message: "Joined", context: "figure" }),
  join_rate: msg`Joined of invited`,
  left: msg({ message: "Left", context: "figure" }),
  speaking_rate: msg`Speaking rate`,
  messages: msg`Messages a day`,
  early_leave: msg`Early leave`,
  on_time: msg`Sent on time`,
  fill: msg`Filled`,
  full_in: msg`Full in days`,
  qr_days: msg`QR code: days left`,
  count_age: msg`Head count: days old`,
  review_days: msg`Announcement: days until the review`,
};

/** How each is counted, in one sentence. */
export const MEASURE_HOW: Partial<Record<Measure, MessageDescriptor>> = {
  net: msg`The last count of the period, less the one before the period`,
  joined: msg`Entered for days of the period`,
  join_rate: msg`Who joined of 100 people who were invited, on the days of which both were entered`,
  left: msg`Entered for days of the period; where it was not, those who joined less the change of the head count`,
  speaking_rate: msg`Speakers of a day in 100 people, the mean of the days that have both`,
  messages: msg`The mean of the days that have them`,
  early_leave: msg`Gone within seven days, of 100 people whose first seven days ended in the period`,
  on_time: msg`Sent within 15 minutes of its time, of all that was planned`,
  full_in: msg`Days until no place is free, if it goes on growing as it did`,
};

export const MISSING_WORDS: Record<WhyUnknown, MessageDescriptor> = {
  no_count: msg`Not counted, or not often enough`,
  no_figures: msg`Not entered for any day of the period`,
  no_invited: msg`On no day are both the invited and the joined known`,
  no_speakers: msg`On no day are both the speakers and the head count known`,
  no_members: msg`No member list says who joined and left on which day`,
  nothing_planned: msg`Nothing was planned`,
  no_capacity: msg`Nothing limits it`,
  not_growing: msg`It does not grow`,
  no_date: msg`No date was entered`,
};

/** Shares, of a hundred. */
export const PERCENT: ReadonlySet<Measure> = new Set([
  "growth",
  "join_rate",
  "speaking_rate",
  "early_leave",
  "on_time",
  "fill",
]);
/** More of these is worse: an increase is told in red. */
export const WORSE: ReadonlySet<Measure> = new Set(["left", "early_leave"]);

/** The figures that are kept by day and that Tulou knows; a community's own have their own names. */
const FIGURE_WORDS: Record<string, MessageDescriptor> = {
  head_count: msg`Head count`,
  joined: msg({ message: "Joined", context: "figure" }),
  left: msg({ message: "Left", context: "figure" }),
  speakers: msg`Speakers`,
  messages: msg`Messages`,
  invited: msg`Invited`,
  speaking_rate: msg`Speaking rate`,
};

/** 成交额（元） */
export function figureTitle(i18n: I18n, { key, name, unit }: Pick<FigureKind, "key" | "name" | "unit">): string {
  const word = FIGURE_WORDS[key];
  const title = name ?? (word ? i18n._(word) : key);
  return unit ? i18n._(msg`${title} (${unit})`) : title;
}
