// The kinds and states of groups as they are called on screen.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ChannelKind } from "../../bindings/ChannelKind";
import type { GroupState } from "../../bindings/GroupState";

export const KIND_WORDS: Record<ChannelKind, MessageDescriptor> = {
  wechat_group: msg`WeChat group`,
  wecom_group: msg`WeCom group`,
  qq_group: msg`QQ group`,
  feishu_group: msg`Feishu group`,
  dingtalk_group: msg`DingTalk group`,
  telegram: msg`Telegram`,
  discord: msg`Discord`,
  slack: msg`Slack`,
  whatsapp: msg`WhatsApp`,
  line: msg`LINE`,
  forum: msg`Forum`,
  official_account: msg`Official account`,
  moments: msg`Moments`,
  newsletter: msg`Newsletter`,
  website: msg`Website`,
  other: msg`Other`,
};

export const KINDS = Object.keys(KIND_WORDS) as ChannelKind[];

export const STATE_WORDS: Record<GroupState, MessageDescriptor> = {
  preparing: msg`Preparing`,
  open: msg({ message: "Open", context: "state of a group" }),
  full: msg`Full`,
  quiet: msg`Quiet`,
  closed: msg`Closed`,
};

export const STATES = Object.keys(STATE_WORDS) as GroupState[];
