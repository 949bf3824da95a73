//! What exports call the platforms that chats come from, and the kinds of channels there.

use crate::channels::ChannelKind;

/// The first name of a kind is the one that is written.
const PLATFORMS: &[(&str, ChannelKind)] = &[
    ("wechat", ChannelKind::WechatGroup),
    ("wecom", ChannelKind::WecomGroup),
    ("qq", ChannelKind::QqGroup),
    ("feishu", ChannelKind::FeishuGroup),
    ("lark", ChannelKind::FeishuGroup),
    ("dingtalk", ChannelKind::DingtalkGroup),
    ("telegram", ChannelKind::Telegram),
    ("discord", ChannelKind::Discord),
    ("slack", ChannelKind::Slack),
    ("whatsapp", ChannelKind::Whatsapp),
    ("line", ChannelKind::Line),
    ("discourse", ChannelKind::Forum),
    ("github", ChannelKind::Website),
];

/// The kind of a channel for a chat of a platform.
pub(super) fn kind_of(platform: &str) -> ChannelKind {
    let known = PLATFORMS.iter().find(|(name, _)| *name == platform);
    known.map_or(ChannelKind::Other, |(_, kind)| *kind)
}

/// The platform of a kind of channels; of a forum or a website nobody knows which it is.
pub(super) fn of_kind(kind: ChannelKind) -> &'static str {
    let is_any = matches!(kind, ChannelKind::Forum | ChannelKind::Website);
    let known = PLATFORMS.iter().find(|(_, known)| *known == kind && !is_any);
    known.map_or("unknown", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_and_its_platform_mean_each_other() {
        for (name, kind) in PLATFORMS {
            assert_eq!(kind_of(name), *kind, "{name}");
            if of_kind(*kind) != "unknown" {
                assert_eq!(kind_of(of_kind(*kind)), *kind, "{name}");
            }
        }
        for kind in [ChannelKind::Other, ChannelKind::Forum, ChannelKind::Website] {
            assert_eq!(of_kind(kind), "unknown", "{kind:?}");
        }
        assert_eq!((of_kind(ChannelKind::FeishuGroup), kind_of("icq")), ("feishu", ChannelKind::Other));
    }
}
