// What rules of tiers measure: how each is called, in what it is counted, within which stretches of days.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { MemberMeasure } from "../../bindings/MemberMeasure";

export const MEASURE_WORDS: Record<MemberMeasure, MessageDescriptor> = {
  active_days: msg`Active days`,
  active_weeks: msg`Active weeks`,
  interactions: msg`Interactions`,
  weight: msg`Weight of interactions`,
  member_days: msg`Days as a member`,
  brought: msg`Members brought`,
  attended: msg`Events attended`,
  points: msg`Points given`,
};

/** In the order in which people ask. */
export const MEASURES = Object.keys(MEASURE_WORDS) as MemberMeasure[];

/** Whether imported logs say it, and so kinds of interactions can be asked for. */
export const isLogged = (measure: MemberMeasure): boolean => LOGGED.includes(measure);

const LOGGED: MemberMeasure[] = ["active_days", "active_weeks", "interactions", "weight"];

/** Stretches of days to choose from. */
export const WINDOWS = [7, 14, 30, 60, 90, 180, 365] as const;

/** Weights are measured in tenths. */
export const measured = (measure: MemberMeasure, value: number): number => (measure === "weight" ? value / 10 : value);
