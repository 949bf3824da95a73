// What the formats of exports are called: by the platform, and by the tool where several write it.

/** By the core's name; those of tools are called alike in every language. */
export const FORMAT_NAMES: Record<string, string> = {
  telegram: "Telegram",
  discord: "Discord (JSON)",
  discord_csv: "Discord (CSV)",
  slack: "Slack",
  whatsapp: "WhatsApp",
  line: "LINE",
  weflow: "WeChat · WeFlow",
  weflow_txt: "WeChat · WeFlow (TXT)",
  chatlog: "WeChat · chatlog",
  chatlog_csv: "WeChat · chatlog (CSV)",
  chatlog_txt: "WeChat · chatlog (TXT)",
  memotrace: "WeChat · MemoTrace",
  pywxdump: "WeChat · PyWxDump",
  qq: "QQ (TXT)",
  qce: "QQ · QQChatExporter",
  qq_mht: "QQ (MHT)",
  qce_txt: "QQ · QQChatExporter (TXT)",
  qce_chunks: "QQ · QQChatExporter (ZIP)",
  feishu: "Feishu",
  welink: "WeLink",
  matrix: "Matrix",
  discourse: "Discourse",
  mbox: "Mail (mbox)",
  chatlab: "ChatLab",
  vcard: "vCard",
};

export const formatName = (name: string): string => FORMAT_NAMES[name] ?? name;
