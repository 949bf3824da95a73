//! The words by which tools for WeChat, QQ and others name kinds of messages.

/// What such a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing but a text.
    Text,
    /// The platform itself speaks.
    System,
    /// It answers another message.
    Reply,
    /// It brings a file, picture or recording of this kind.
    Medium(&'static str),
}

impl Said {
    /// By the word of a tool.
    pub fn of(word: &str) -> Self {
        let word = word.trim().to_lowercase();
        if word.contains("系统") || matches!(word.as_str(), "拍一拍" | "system" | "10000") {
            return Self::System;
        }
        if word.contains("引用") || matches!(word.as_str(), "回复" | "回复消息" | "reply" | "quote") {
            return Self::Reply;
        }
        medium(&word).map_or(Self::Text, Self::Medium)
    }
}

/// The attachment that a word names.
pub fn medium(word: &str) -> Option<&'static str> {
    [
        ("图片", "photo"),
        ("语音消息", "voice"),
        ("视频消息", "video"),
        ("动画表情", "sticker"),
        ("表情包", "sticker"),
        ("文件", "file"),
    ]
    .into_iter()
    .find_map(|(begin, medium)| word.starts_with(begin).then_some(medium))
    .or(match word {
        "image" | "photo" | "picture" => Some("photo"),
        "语音" | "voice" | "audio" => Some("voice"),
        "视频" | "video" => Some("video"),
        "表情" | "sticker" => Some("sticker"),
        "file" | "document" => Some("file"),
        _ => None,
    })
}

/// The attachment for which a mark stands that is the whole of a text: `[图片]`, or as a link `![图片](…)`, `[文件|a.pdf](…)`.
pub fn marked(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let (word, link) = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?.split_once(']')?;
    let whole = link.is_empty() || link.starts_with('(') && link.ends_with(')');
    medium(word.split('|').next().unwrap_or_default()).filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_came() {
        for (word, said) in [
            ("文本消息", Said::Text),
            ("系统消息", Said::System),
            ("系统通知", Said::System),
            ("10000", Said::System),
            ("引用消息", Said::Reply),
            ("图片消息", Said::Medium("photo")),
            ("Image", Said::Medium("photo")),
            ("语音通话", Said::Text),
            ("语音", Said::Medium("voice")),
        ] {
            assert_eq!(Said::of(word), said, "{word}");
        }
    }

    #[test]
    fn a_mark_alone_stands_for_a_file() {
        for (text, medium) in [
            ("[图片]", Some("photo")),
            ("![图片](http://127.0.0.1/image/a)", Some("photo")),
            ("[文件|a.pdf](http://127.0.0.1/file/1)", Some("file")),
            ("[语音]", Some("voice")),
            ("[图片] 看", None),
            ("[强]", None),
        ] {
            assert_eq!(marked(text), medium, "{text}");
        }
    }
}
