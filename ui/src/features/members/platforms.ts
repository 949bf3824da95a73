// Platforms on which people have accounts. Others are shown as they are written.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const PLATFORM_WORDS: Record<string, MessageDescriptor> = {
  wechat: msg`WeChat`,
  wecom: msg`WeCom`,
  qq: msg`QQ`,
  feishu: msg`Feishu`,
  dingtalk: msg`DingTalk`,
  telegram: msg`Telegram`,
  discord: msg`Discord`,
  slack: msg`Slack`,
  discourse: msg`Discourse`,
  github: msg`GitHub`,
  weibo: msg`Weibo`,
  whatsapp: msg`WhatsApp`,
  line: msg`LINE`,
  matrix: msg`Matrix`,
  // Ids that a list or a table of one's own gives.
  list: msg`Lists and tables`,
};
