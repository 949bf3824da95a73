// The pages by their questions, in the order in which they stand beside each other.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export type Question = "overview" | "groups" | "growth" | "activity" | "retention" | "rhythm" | "people" | "results";

interface QuestionSpec {
  path: string;
  title: MessageDescriptor;
  /** Words by which the palette finds it; in Chinese, pinyin and initials. */
  find: MessageDescriptor;
  /** So many days are shown until somebody asks for others. */
  days: number;
}

export const QUESTIONS: Record<Question, QuestionSpec> = {
  overview: {
    path: "/insights",
    title: msg`How are we doing?`,
    find: msg`insights overview summary figures`,
    days: 30,
  },
  groups: {
    path: "/insights/groups",
    title: msg`Which groups need me?`,
    find: msg`insights groups compare`,
    days: 30,
  },
  growth: {
    path: "/insights/growth",
    title: msg`Are we growing?`,
    find: msg`insights growth joins leaves newcomers`,
    days: 30,
  },
  activity: {
    path: "/insights/activity",
    title: msg`How lively are we?`,
    find: msg`insights activity dau wau mau stickiness`,
    days: 30,
  },
  retention: {
    path: "/insights/retention",
    title: msg`Who stays?`,
    find: msg`insights retention cohorts lifecycle churn`,
    days: 84,
  },
  rhythm: {
    path: "/insights/rhythm",
    title: msg`When are people here?`,
    find: msg`insights rhythm heat map hours best time`,
    days: 56,
  },
  people: {
    path: "/insights/people",
    title: msg`Who carries us, who drifts away?`,
    find: msg`insights people rfm leaderboard drifting silent back`,
    days: 30,
  },
  results: {
    path: "/insights/results",
    title: msg`What worked?`,
    find: msg`insights results content execution`,
    days: 30,
  },
};

export const ORDER = Object.keys(QUESTIONS) as Question[];
