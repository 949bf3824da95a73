// What kind of place a channel is, by icon and word. Used by content, events and Today.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import {
  type Icon,
  IconAperture,
  IconBrandDiscord,
  IconBrandLine,
  IconBrandQq,
  IconBrandSlack,
  IconBrandTelegram,
  IconBrandWechat,
  IconBrandWhatsapp,
  IconBuilding,
  IconFeather,
  IconForms,
  IconHash,
  IconMail,
  IconMessageCircle,
  IconNews,
  IconWorld,
} from "@tabler/icons-react";
import type { ChannelKind } from "../../bindings/ChannelKind";
import styles from "./ChannelMark.module.css";

export const CHANNEL_KINDS: Record<ChannelKind, { icon: Icon; word: MessageDescriptor }> = {
  wechat_group: { icon: IconBrandWechat, word: msg`WeChat group` },
  wecom_group: { icon: IconBuilding, word: msg`WeCom group` },
  qq_group: { icon: IconBrandQq, word: msg`QQ group` },
  feishu_group: { icon: IconFeather, word: msg`Feishu group` },
  dingtalk_group: { icon: IconMessageCircle, word: msg`DingTalk group` },
  telegram: { icon: IconBrandTelegram, word: msg`Telegram` },
  discord: { icon: IconBrandDiscord, word: msg`Discord` },
  slack: { icon: IconBrandSlack, word: msg`Slack` },
  whatsapp: { icon: IconBrandWhatsapp, word: msg`WhatsApp` },
  line: { icon: IconBrandLine, word: msg`LINE` },
  forum: { icon: IconForms, word: msg`Forum` },
  official_account: { icon: IconNews, word: msg`Official account` },
  moments: { icon: IconAperture, word: msg`Moments` },
  newsletter: { icon: IconMail, word: msg`Newsletter` },
  website: { icon: IconWorld, word: msg`Website` },
  other: { icon: IconHash, word: msg`Other` },
};

export function ChannelMark({ kind, size = 14 }: { kind: ChannelKind; size?: number }) {
  const { i18n } = useLingui();
  const { icon: Icon, word } = CHANNEL_KINDS[kind];
  return (
    <span className={styles.mark} title={i18n._(word)}>
      <Icon size={size} stroke={1.75} aria-hidden />
      <span className="visually-hidden">{i18n._(word)}</span>
    </span>
  );
}
