// The formats of events by the names people use.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ActivityFormat } from "../../bindings/ActivityFormat";

export const FORMAT_WORDS: Record<ActivityFormat, MessageDescriptor> = {
  talk: msg`Talk`,
  discussion: msg`Discussion`,
  ama: msg`Questions and answers`,
  contest: msg`Contest`,
  meetup: msg`Meetup`,
  class: msg`Class`,
  camp: msg`Camp`,
  offer: msg`Offer`,
  other: msg`Other event`,
};

export const FORMATS = Object.keys(FORMAT_WORDS) as ActivityFormat[];
