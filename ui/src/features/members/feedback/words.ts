// Kinds and states of feedback, as people call them.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FeedbackKind } from "../../../bindings/FeedbackKind";
import type { FeedbackState } from "../../../bindings/FeedbackState";

export const KIND_WORDS: Record<FeedbackKind, MessageDescriptor> = {
  suggestion: msg`Suggestion`,
  complaint: msg`Complaint`,
  question: msg`Question`,
  praise: msg`Praise`,
};

export const STATE_WORDS: Record<FeedbackState, MessageDescriptor> = {
  open: msg({ message: "Open", context: "state of feedback" }),
  doing: msg`Being done`,
  done: msg({ message: "Done", context: "state of feedback" }),
  declined: msg`Will not be done`,
};

export const isClosed = (state: FeedbackState): boolean => state === "done" || state === "declined";
