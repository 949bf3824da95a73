// The figures that lead, as they are called and defined.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { InsightFigure } from "../../../bindings/InsightFigure";
import type { LeadingName } from "../../../bindings/LeadingName";
import type { Definition } from "../definitions";

interface LeadingLook {
  title: MessageDescriptor;
  definition: Definition;
  worse?: boolean;
}

/** Measured in per cent, wherever they are known or not. */
export const SHARES: ReadonlySet<LeadingName> = new Set([
  "leave_rate",
  "speaking_rate",
  "activated",
  "still_there",
  "on_time",
  "answered",
  "show_rate",
  "came_again",
]);

/** How a figure is counted that is typed, or estimated, where the core has nothing better. */
const OTHERWISE: Partial<Record<LeadingName, Definition>> = {
  members: "typed_head_count",
  net: "typed_moves",
  leave_rate: "typed_left",
  speaking_rate: "typed_speaking_rate",
  answered: "answered_estimated",
};

/** How this figure of these is counted. */
export function definitionOf(name: LeadingName, { source, estimated }: InsightFigure): Definition {
  const otherwise = source === "typed" || estimated ? OTHERWISE[name] : undefined;
  return otherwise ?? LEADING[name].definition;
}

export const LEADING: Record<LeadingName, LeadingLook> = {
  members: { title: msg`Members`, definition: "roster" },
  net: { title: msg`Net growth`, definition: "net" },
  leave_rate: { title: msg`Leave rate`, definition: "leave_rate", worse: true },
  weekly_speakers: { title: msg`Speakers in 7 days`, definition: "weekly_speakers" },
  speaking_rate: { title: msg`Speaking rate`, definition: "speaking_rate" },
  activated: { title: msg`First words within 7 days`, definition: "activated" },
  still_there: { title: msg`Still there at day 30`, definition: "still_there" },
  on_time: { title: msg`Done on time`, definition: "execution" },
  answered: { title: msg`Newcomers answered`, definition: "answered" },
  show_rate: { title: msg`Show rate`, definition: "show_rate" },
  came_again: { title: msg`Came again`, definition: "came_again" },
  attendees: { title: msg`Attendees`, definition: "attendees" },
  orders: { title: msg`Orders`, definition: "orders" },
  buyers: { title: msg`Buyers`, definition: "orders" },
};
