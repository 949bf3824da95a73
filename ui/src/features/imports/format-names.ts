// What the formats of exports are called: by the platform, and by the tool where several write it.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ChatFormat } from "../../bindings/commands";

/** By the core's name; a format without one does not compile. */
export const FORMAT_NAMES: Record<ChatFormat, MessageDescriptor> = {
  telegram: msg`Telegram`,
  discord: msg`Discord (JSON)`,
  discord_csv: msg`Discord (CSV)`,
  slack: msg`Slack`,
  whatsapp: msg`WhatsApp`,
  line: msg`LINE`,
  weflow: msg`WeChat · WeFlow`,
  weflow_txt: msg`WeChat · WeFlow (TXT)`,
  chatlog: msg`WeChat · chatlog`,
  chatlog_csv: msg`WeChat · chatlog (CSV)`,
  chatlog_txt: msg`WeChat · chatlog (TXT)`,
  memotrace: msg`WeChat · MemoTrace`,
  pywxdump: msg`WeChat · PyWxDump`,
  qq: msg`QQ (TXT)`,
  qce: msg`QQ · QQChatExporter`,
  qq_mht: msg`QQ (MHT)`,
  qce_txt: msg`QQ · QQChatExporter (TXT)`,
  copied: msg`Copied from QQ or WeChat`,
  qq_members: msg`QQ · members of a group`,
  wecom_group: msg`WeCom · members of a group`,
  feishu: msg`Feishu`,
  welink: msg`WeLink`,
  matrix: msg`Matrix`,
  github: msg`GitHub`,
  discourse_users: msg`Discourse · users`,
  discourse_topic: msg`Discourse · topic`,
  discourse_posts: msg`Discourse · own posts`,
  mbox: msg`Mail (mbox)`,
  chatlab: msg`ChatLab`,
  vcard: msg`vCard`,
  messages: msg`A table of messages`,
};
