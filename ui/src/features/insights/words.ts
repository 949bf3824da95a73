// In what a figure is measured, of what it is a share, where it comes from, why it is not known: as people call them.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { InsightBase } from "../../bindings/InsightBase";
import type { InsightSource } from "../../bindings/InsightSource";
import type { WhyNoInsight } from "../../bindings/WhyNoInsight";

export const BASE_WORDS: Record<InsightBase, (count: string) => MessageDescriptor> = {
  roster: (count) => msg`of ${count} members on record`,
  speakers: (count) => msg`of ${count} known speakers`,
  head_count: (count) => msg`of ${count} in the groups' head counts`,
  invited: (count) => msg`of ${count} who were invited`,
  joined: (count) => msg`of ${count} who joined`,
  planned: (count) => msg`of ${count} planned`,
  active_before: (count) => msg`of ${count} active before`,
  first_words: (count) => msg`of ${count} first messages`,
  days: (count) => msg`over ${count} days with data`,
  registered: (count) => msg`of ${count} seats`,
  attendees: (count) => msg`of ${count} who came`,
};

export const SOURCE_WORDS: Record<InsightSource, MessageDescriptor> = {
  log: msg`counted from the log`,
  records: msg`from member records`,
  typed: msg`typed or imported day by day`,
  plan: msg`from the plan`,
};

export const WHY_WORDS: Record<WhyNoInsight, MessageDescriptor> = {
  no_data: msg`No log speaks of these days`,
  nothing_to_share: msg`There is nothing it could be a share of`,
  no_head_count: msg`Nobody counted the people`,
  no_dates: msg`No member record has a date of joining`,
  nothing_planned: msg`Nothing was planned`,
  not_over: msg`Its time is not over yet`,
  too_few: msg`Too few for a figure`,
  not_recorded: msg`The source does not record it`,
};
