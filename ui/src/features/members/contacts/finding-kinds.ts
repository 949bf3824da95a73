// What kinds of things are known of somebody, in the order in which they stand.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FindingKind } from "../../../bindings/FindingKind";

export const FINDING_KINDS: Record<FindingKind, { one: MessageDescriptor; many: MessageDescriptor }> = {
  pain: { one: msg`Pain point`, many: msg`Pain points` },
  need: { one: msg`Need`, many: msg`Needs` },
  interest: { one: msg`Interest`, many: msg`Interests` },
};
