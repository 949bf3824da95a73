// By what a member was found, and what is not sure about a line.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { NameDoubt } from "../../bindings/NameDoubt";
import type { NameReason } from "../../bindings/NameReason";

export const REASONS: Record<NameReason, MessageDescriptor> = {
  remembered: msg`as you said before`,
  phone: msg`by phone`,
  group_nickname: msg`nickname in the group`,
  nickname: msg`nickname in another group`,
  handle: msg`account`,
  remark: msg`remark`,
  name: msg`name`,
  part: msg`part of the name`,
  pinyin: msg`sounds the same`,
  close: msg`one sign differs`,
  contained: msg`one holds the other`,
};

export const DOUBTS: Record<NameDoubt, MessageDescriptor> = {
  name: msg`a name, or a remark?`,
  company: msg`how many come along? + and − say it`,
  tentative: msg`not sure to come`,
  called_off: msg`called off further down`,
};
