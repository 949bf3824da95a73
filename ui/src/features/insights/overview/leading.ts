// The figures that lead, as they are called and defined.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { LeadingName } from "../../../bindings/LeadingName";
import type { Definition } from "../definitions";

interface LeadingLook {
  title: MessageDescriptor;
  definition: Definition;
  worse?: boolean;
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
};
