// What people do that counts as being there, as people call it.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const INTERACTION_KINDS: Record<string, MessageDescriptor> = {
  message: msg`Messages`,
  reply: msg`Replies`,
  reaction: msg`Reactions`,
  "check-in": msg`Check-ins`,
  attendance: msg`Attendance`,
  order: msg`Orders`,
};
