// The way of content by the names people use: 选题 草稿 待审 待发 已发 已复盘.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ContentState } from "../../bindings/ContentState";

/** Of one item. */
export const STATE_WORDS: Record<ContentState, MessageDescriptor> = {
  idea: msg`Idea`,
  draft: msg`Draft`,
  review: msg`In review`,
  scheduled: msg`To send`,
  published: msg`Sent`,
  evaluated: msg`Looked back on`,
};

/** Of all that stands there: the columns, the filter. */
export const COLUMN_WORDS: Record<ContentState, MessageDescriptor> = {
  ...STATE_WORDS,
  idea: msg`Ideas`,
  draft: msg`Drafts`,
};

/** What a column is for, said while it is empty. */
export const STATE_HINTS: Record<ContentState, MessageDescriptor> = {
  idea: msg`Anything worth saying some day`,
  draft: msg`What is being written`,
  review: msg`What waits for a second pair of eyes`,
  scheduled: msg`Ready for its time. Tulou reminds, people send.`,
  published: msg`Sent to every channel`,
  evaluated: msg`What worked, and what did not`,
};

const ALL = Object.keys(STATE_WORDS) as ContentState[];

/** The columns of a community: without review there is no column for it, unless something still stands there. */
export function statesShown(reviewOn: boolean, waiting: number): ContentState[] {
  return ALL.filter((state) => state !== "review" || reviewOn || waiting > 0);
}
