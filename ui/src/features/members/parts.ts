// What somebody can be here beside a member.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { MemberPart } from "../../bindings/MemberPart";

export const PART_WORDS: Record<MemberPart, MessageDescriptor> = { staff: msg`Team`, bot: msg`Bot` };

export const PARTS = Object.keys(PART_WORDS) as MemberPart[];
