// How every figure is counted, in a sentence or two. They stand one click away from the figure.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const ACTIVE = msg`A person is active who has at least one message, reply, reaction, check-in, attendance or order. Joining and leaving do not count, nor do bots.`;

export const DEFINITIONS = {
  active: ACTIVE,
  dau: msg`DAU: distinct active people of a day. WAU: of that day and the six before it. MAU: of that day and the 29 before it. Days are those of the community's time zone. Days of which no log speaks are gaps, not zeros.`,
  people: msg`Distinct people who were active on any day of the period.`,
  interactions: msg`Everything that counts as being active: messages, replies, reactions, check-ins, attendances, orders.`,
  messages: msg`Messages and replies of the period.`,
  people_a_day: msg`The mean of the days' distinct people, over the days with data.`,
  stickiness: msg`Each day's active people as a share of those of the last 30 days; of a period the mean of its days.`,
  power: msg`How many people were active on how many days of the period.`,
  unusual: msg`A day is unusual whose count differs from the median of the same weekday in the eight weeks before by more than three times what is usual (the scaled median of the differences). At least four such weekdays must be known. The last day of the log may have been exported before it was over and is never unusually quiet.`,
  cohort: msg`A cohort is everybody whose first active day, or whose day of joining, falls into the same interval. Exactly then: who was active in that interval after it. Then or later: in that interval or any later one. Days after: on any day of a stretch of days after the first one. Cells whose time is not over are blank and left out of averages; an average is of all cohorts together for which the time is over.`,
  lifecycle: msg`First active: never active before. Active again: also in the interval before. Back: active before, but not in the interval before. Fell silent: active in the interval before and not in this one. Silence for a week is not leaving.`,
  quick_ratio: msg`First active and back, for each one who fell silent. Above 1 the number of active people grows.`,
  period_over_period: msg`Of the people active in the interval before, the share who are active again.`,
  heat: msg`By weekday and hour on the community's clock: everything that was done, or the distinct people who did it.`,
  slots: msg`The mean of the distinct speakers of that hour over the last eight full weeks, drawn towards the mean of the same hour on all weekdays where few weeks are known. The team, the two hours after your own posts and events, and quiet hours are left out. Fewer than four weeks give none.`,
  rfm: msg`R: days since the last time. F: days of presence in the last 90 days. E: weight in them. Each is scored from 1 to 5 by place among all who were there, equal values alike; with fewer than 25 people by fixed thresholds.`,
  leaders: msg`Weight in the period. As usual a message weighs 1, a reply 1.5, a reaction 0.2, a check-in 3; a community may set its own. Who weighs the same has the same rank.`,
  concentration: msg`The share of all weight that the busiest 1 % and 10 % of the speakers have. Gini: 0 when all weigh the same, 1 when one has everything. Absence factor: the fewest people who make half of the weight.`,
  drifting: msg`At least 5 interactions in the last 90 days and none in the last 30 days of which imports of their channels speak. Whose channels have no data is not observed, and not called silent.`,
  back: msg`Active in the last 7 days after at least 30 silent days, with at least 5 interactions in the 90 days before the silence.`,
  roster: msg`Members whose record says that they were in on that day: distinct people, not memberships.`,
  joined: msg`Members whose day of joining lies in the period.`,
  left: msg`Members whose day of leaving lies in the period. Not known where no record has a day of leaving: many sources do not write it down.`,
  net: msg`Joined less left.`,
  growth_rate: msg`Net growth per 100 members at the start of the period.`,
  leave_rate: msg`Who left, per 100 members at the start of the period.`,
  early_leave: msg`Who left within seven days, per 100 of those whose first seven days ended in the period.`,
  still_there: msg`Of those who joined and whose 7 or 30 days are over, the share who were active on that day or later.`,
  sources: msg`Joiners of the period by how they came, as their records say; and how many of them were active on day 7 and day 30 or later, of those for whom that is over.`,
  speaking_rate: msg`Distinct speakers per 100 people of the head counts, over the groups for which both are known.`,
  activated: msg`Joiners with a first message within seven days, per 100 of those whose seven days are over.`,
  first_days: msg`Days from joining to the first interaction: half of them were at least as fast, and nine of ten.`,
  answered: msg`First messages that another member answered or reacted to within 24 hours, per 100 first messages whose 24 hours are over: of sources that keep links between messages. Those of other sources are estimated apart from them.`,
  answered_estimated: msg`Of sources that keep no links between messages, such as exports of WeChat or WhatsApp as text: first messages after which somebody else wrote in the same channel within 60 minutes, per 100. Never added to what is known by links.`,
  show_rate: msg`Of the seats of the period's events, those whose people came, per 100: over the dates for which somebody wrote down who came. Company is counted.`,
  came_again: msg`Of the distinct people who came in the period, the share who came at least twice within a year.`,
  attendees: msg`Distinct people with an attendance in the log.`,
  orders: msg`Orders that imported tables have, and the distinct people behind them.`,
  invited: msg`Joiners of the period whom a member brought, per 100 joiners: as far as exports or records say who invited whom.`,
  groups: msg`Each group beside the median of groups of the same age and tag. Amber and red by the thresholds of the groups page. Figures from logs and figures that were typed stand apart and are never mixed.`,
  posts: msg`Distinct people who replied in the channel within 24 hours after publishing, beside the median of the same hours in the four weeks before. Where a source keeps no links between messages every message of these hours counts, which is estimated (≈); the two are never added up.`,
  execution: msg`Deliveries and tasks done on time, per 100 that were planned.`,
  weekly_speakers: msg`Distinct people who spoke in the last seven days of the period.`,
} satisfies Record<string, MessageDescriptor>;

export type Definition = keyof typeof DEFINITIONS;
