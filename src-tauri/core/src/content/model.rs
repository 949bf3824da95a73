//! Rules of content, without SQL: the way from state to state, titles, times, lengths.

use super::view::{
    ContentState, DeliveryProgress, LengthUnit, PieceInput, PieceKind, TextLength, TextLengths,
};
use crate::{Error, Result, channels::ChannelKind, clock::Millis};

/// How long after its time an unsent delivery is late.
const LATE_AFTER: Millis = 15 * 60_000;
/// Longest title made from a text, in characters.
const LONGEST_TITLE: usize = 120;
/// Longest single piece, in characters; a whole newsletter is far shorter.
const LONGEST_TEXT: usize = 200_000;

/// The first moment at which a date is late unless it goes out before; nothing when it need not, as what is held. Only what is ready
/// can be late. Where channels were chosen one of them must be left; where none was, nobody can have got it. What has no time of
/// day has the whole day; what a hold kept back is due when it is lifted. Every list, the calendar and Today go by this.
pub fn late_at(
    state: ContentState,
    progress: DeliveryProgress,
    all_day: bool,
    start_at: Millis,
    end_at: Millis,
) -> Option<Millis> {
    let waits = state == ContentState::Scheduled && !progress.is_done() && !progress.is_held();
    let due = |at: Millis| at.max(progress.due_from);
    waits.then(|| late_from(all_day, due(start_at), due(end_at)))
}

/// The first moment at which what has not gone out is late.
pub fn late_from(all_day: bool, start_at: Millis, end_at: Millis) -> Millis {
    if all_day { end_at } else { start_at + LATE_AFTER }
}

/// Before this moment it does not matter any more when a hold was lifted: what it kept back is late by now.
pub(super) fn grace_since(now: Millis) -> Millis {
    now - LATE_AFTER
}

/// Whether an item may go from one state to another: a community that reviews lets nothing become ready past its
/// reviewer, and only what was published can be looked back on. Everything else is the manager's own business.
pub fn check_move(from: ContentState, to: ContentState, review_on: bool) -> Result<()> {
    use ContentState::{Draft, Evaluated, Idea, Published, Review, Scheduled};
    let refused = |reason| Err(Error::invalid("state", reason));
    match (from, to) {
        (_, Review) if !review_on => refused("review_is_off"),
        (Idea | Draft, Scheduled | Published) if review_on => refused("needs_review"),
        (Idea | Draft | Review | Scheduled, Evaluated) => refused("not_published"),
        _ => Ok(()),
    }
}

/// The state of an item that gets a time: with a body it is ready, unless somebody must review it first.
pub(super) fn state_when_planned(now: ContentState, has_body: bool, review_on: bool) -> ContentState {
    match now {
        ContentState::Idea | ContentState::Draft if has_body && !review_on => ContentState::Scheduled,
        ContentState::Idea => ContentState::Draft,
        other => other,
    }
}

/// The state of an item whose time is taken away.
pub(super) fn state_when_unplanned(now: ContentState) -> ContentState {
    if now == ContentState::Scheduled { ContentState::Draft } else { now }
}

/// The state that follows from deliveries: published when all are sent or skipped, ready again when one is set back.
/// The dates of a series follow each other, so a series stays as it is.
pub(super) fn state_when_marked(now: ContentState, progress: DeliveryProgress, series: bool) -> ContentState {
    match now {
        ContentState::Evaluated => now,
        _ if series => now,
        _ if progress.is_done() => ContentState::Published,
        ContentState::Published => ContentState::Scheduled,
        other => other,
    }
}

/// The title that a body gives: the first line of its first text, link or caption.
pub(super) fn title_of<'a>(pieces: impl IntoIterator<Item = (PieceKind, &'a str)>) -> String {
    let line = pieces
        .into_iter()
        .filter(|(kind, _)| *kind != PieceKind::Note)
        .find_map(|(_, text)| text.lines().map(str::trim).find(|line| !line.is_empty()));
    line.unwrap_or_default().chars().take(LONGEST_TITLE).collect()
}

/// Whether something would reach the readers.
pub(super) fn has_body<'a>(pieces: impl IntoIterator<Item = (PieceKind, &'a str, bool)>) -> bool {
    pieces
        .into_iter()
        .any(|(kind, text, attached)| kind != PieceKind::Note && (attached || !text.trim().is_empty()))
}

/// Checks the pieces of a body: a picture or file needs its attachment, and no text is endless.
pub(super) fn check_pieces(pieces: &[PieceInput]) -> Result<()> {
    for (place, piece) in pieces.iter().enumerate() {
        let refused = |reason| Err(Error::invalid("pieces", reason).with("row", place + 1));
        let is_file = matches!(piece.kind, PieceKind::Image | PieceKind::File);
        if is_file != piece.attachment.is_some() {
            return refused(if is_file { "needs_attachment" } else { "takes_no_attachment" });
        }
        if piece.text.chars().count() > LONGEST_TEXT {
            return refused("too_long");
        }
        if piece.text.contains('\0') {
            return refused("not_text");
        }
    }
    Ok(())
}

/// How each platform counts one message and how much it takes: Telegram, Discord, Slack, LINE, WhatsApp and WeCom's
/// group sending as their documents say; WeChat and QQ as their users have found; the rest takes what it is given.
fn limit_of(kind: ChannelKind) -> (LengthUnit, Option<i64>) {
    use ChannelKind as K;
    use LengthUnit::{Bytes, Characters, Utf16};
    match kind {
        K::WechatGroup => (Characters, Some(10_000)),
        K::WecomGroup => (Bytes, Some(4_000)),
        K::QqGroup => (Characters, Some(4_500)),
        K::DingtalkGroup => (Bytes, Some(20_000)),
        K::FeishuGroup => (Bytes, Some(150_000)),
        K::Telegram => (Utf16, Some(4_096)),
        K::Discord => (Characters, Some(2_000)),
        K::Slack => (Characters, Some(40_000)),
        K::Whatsapp => (Characters, Some(65_536)),
        K::Line => (Utf16, Some(5_000)),
        K::Forum => (Characters, Some(32_000)),
        K::OfficialAccount => (Characters, Some(20_000)),
        K::Moments => (Characters, Some(2_000)),
        K::Newsletter | K::Website | K::Other => (Characters, None),
    }
}

/// How long a text is on a platform.
pub(super) fn length_on(kind: ChannelKind, text: &str) -> TextLength {
    let (unit, limit) = limit_of(kind);
    let used = match unit {
        LengthUnit::Characters => text.chars().count(),
        LengthUnit::Utf16 => text.encode_utf16().count(),
        LengthUnit::Bytes => text.len(),
    };
    let markdown = kind.takes_markdown();
    TextLength { kind, unit, used: i64::try_from(used).unwrap_or(i64::MAX), limit, markdown }
}

/// How long a text is on each of the platforms, for the counter beside an editor.
pub fn text_lengths(input: &TextLengths) -> Vec<TextLength> {
    input.kinds.iter().map(|kind| length_on(*kind, &input.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_community_that_reviews_lets_nothing_past_and_others_have_no_review() {
        use ContentState::{Draft, Evaluated, Idea, Published, Review, Scheduled};
        let reason = |from, to, on| check_move(from, to, on).err().map(|e| e.details["reason"].clone());
        assert_eq!(reason(Draft, Review, false), Some("review_is_off".into()));
        assert_eq!(reason(Draft, Scheduled, true), Some("needs_review".into()));
        assert_eq!(reason(Idea, Published, true), Some("needs_review".into()));
        assert_eq!(reason(Scheduled, Evaluated, false), Some("not_published".into()));
        for (from, to, on) in [(Draft, Scheduled, false), (Review, Scheduled, true), (Draft, Review, true)] {
            assert_eq!(reason(from, to, on), None);
        }
        assert_eq!(reason(Published, Evaluated, true), None);
        assert_eq!(reason(Published, Draft, true), None, "everything may go back");
    }

    #[test]
    fn a_time_makes_a_written_item_ready_and_an_idea_a_draft() {
        use ContentState::{Draft, Idea, Review, Scheduled};
        assert_eq!(state_when_planned(Draft, true, false), Scheduled);
        assert_eq!(state_when_planned(Draft, true, true), Draft);
        assert_eq!(state_when_planned(Idea, false, false), Draft);
        assert_eq!(state_when_planned(Review, true, true), Review);
        assert_eq!((state_when_unplanned(Scheduled), state_when_unplanned(Review)), (Draft, Review));
    }

    #[test]
    fn the_title_is_the_first_line_that_says_something() {
        use PieceKind::{Image, Note, Text};
        assert_eq!(
            title_of([(Note, "给小王"), (Image, ""), (Text, "\n  #接龙 周五\n1. 张三")]),
            "#接龙 周五"
        );
        assert_eq!(title_of([(Text, "   ")]), "");
        assert_eq!(title_of([(Text, "长".repeat(300).as_str())]).chars().count(), LONGEST_TITLE);
    }

    #[test]
    fn each_platform_counts_in_its_own_way() {
        let used = |kind, text: &str| length_on(kind, text).used;
        assert_eq!(used(ChannelKind::WecomGroup, "早安"), 6);
        assert_eq!(used(ChannelKind::Telegram, "早🌞"), 3);
        assert_eq!(used(ChannelKind::Discord, "早🌞"), 2);
        assert_eq!(length_on(ChannelKind::Website, "x").limit, None);
    }

    #[test]
    fn deliveries_decide_what_is_published_but_not_for_a_series() {
        use ContentState::{Draft, Evaluated, Published, Scheduled};
        let all = DeliveryProgress { total: 3, sent: 2, skipped: 1, ..DeliveryProgress::default() };
        let some =
            DeliveryProgress { total: 3, sent: 1, skipped: 1, failed: 1, ..DeliveryProgress::default() };
        assert_eq!(state_when_marked(Scheduled, all, false), Published);
        assert_eq!(state_when_marked(Published, some, false), Scheduled);
        assert_eq!(state_when_marked(Scheduled, all, true), Scheduled);
        assert_eq!(state_when_marked(Evaluated, some, false), Evaluated);
        assert_eq!(state_when_marked(Draft, some, false), Draft);
        assert!(!DeliveryProgress::default().is_done(), "what goes nowhere is never done by itself");
    }
}
