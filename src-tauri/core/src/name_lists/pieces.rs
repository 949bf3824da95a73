//! `@A @B …` in messages that a platform takes: by the length of its messages, as its counter beside an editor has it.

use super::view::{MentionPiece, MissingPerson};
use crate::{
    Uid,
    channels::ChannelKind,
    content::{self, TextLengths},
};

/// Cuts the mentions of one group into messages. `WeChat`'s mentions end with U+2005, so that the text can be pasted there.
pub(super) fn pieces(
    channel: Option<(Uid, &str)>,
    kind: ChannelKind,
    people: &[&MissingPerson],
) -> Vec<MentionPiece> {
    let end =
        if matches!(kind, ChannelKind::WechatGroup | ChannelKind::WecomGroup) { '\u{2005}' } else { ' ' };
    let mut out: Vec<MentionPiece> = Vec::new();
    let room = room(kind);
    let mut used = usize::MAX;
    for person in people {
        let mention = format!("@{}{end}", person.name);
        let length = length(kind, &mention);
        match out.last_mut().filter(|_| used.saturating_add(length) <= room) {
            Some(piece) => {
                piece.text.push_str(&mention);
                piece.people += 1;
                used += length;
            }
            None => {
                used = length;
                out.push(MentionPiece {
                    channel: channel.map(|(uid, _)| uid),
                    channel_name: channel.map(|(_, name)| name.to_owned()),
                    text: mention,
                    people: 1,
                });
            }
        }
    }
    for piece in &mut out {
        piece.text.truncate(piece.text.trim_end_matches(' ').len());
    }
    out
}

fn measured(kind: ChannelKind, text: &str) -> Option<content::TextLength> {
    content::text_lengths(&TextLengths { text: text.to_owned(), kinds: vec![kind] }).pop()
}

fn length(kind: ChannelKind, text: &str) -> usize {
    measured(kind, text).and_then(|length| usize::try_from(length.used).ok()).unwrap_or(text.len())
}

fn room(kind: ChannelKind) -> usize {
    let limit = measured(kind, "").and_then(|length| length.limit);
    limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: usize) -> Vec<MissingPerson> {
        (0..count)
            .map(|at| MissingPerson { member: None, name: format!("成员{at:04}"), channel: None })
            .collect()
    }

    #[test]
    fn every_piece_fits_and_nobody_is_lost() {
        let people = people(1_000);
        let all: Vec<&MissingPerson> = people.iter().collect();
        for kind in
            [ChannelKind::WecomGroup, ChannelKind::Discord, ChannelKind::Telegram, ChannelKind::WechatGroup]
        {
            let pieces = pieces(None, kind, &all);
            assert!(pieces.iter().all(|piece| length(kind, &piece.text) <= room(kind)), "{kind:?}");
            assert_eq!(pieces.iter().map(|piece| piece.people).sum::<u32>(), 1_000);
            let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(people.iter().all(|person| text.contains(&format!("@{}", person.name))));
        }
        assert_eq!(pieces(None, ChannelKind::Other, &all).len(), 1);
        assert!(pieces(None, ChannelKind::WecomGroup, &all).len() > 3);
    }
}
