//! What became late is told once, beside the reminders that somebody set: nobody has to set one for forty groups.

use super::{
    model::{self, QuietHours},
    table,
    view::{Notice, NoticeActions, SubjectKind},
};
use crate::{
    Result, Uid,
    clock::Millis,
    schedule,
    sending::{self, LateDate},
    store::WriteTx,
    words::Words,
};

/// What was told is remembered for longer than it is news.
const REMEMBERED: Millis = 7 * 86_400_000;

/// The notice of what became late since the last one, in all communities that have no quiet hours now. It is marked as told
/// at once: Today shows it in red until it is out.
pub(super) fn notice(
    tx: &mut WriteTx<'_>,
    quiet: Option<QuietHours>,
    words: &Words,
) -> Result<Option<Notice>> {
    let mut news: Vec<(Uid, LateDate)> = Vec::new();
    for (community_id, community) in table::communities(tx)? {
        let late = sending::late(tx, community_id)?;
        if late.is_empty() || is_quiet(tx, quiet, community_id)? {
            continue;
        }
        for date in late {
            if table::tell_late(tx, date.content_id, &date.original)? {
                news.push((community, date));
            }
        }
    }
    let Some((community, first)) = news.first() else { return Ok(None) };
    table::forget_late(tx, tx.now() - REMEMBERED)?;
    let one = news.len() == 1;
    let lines: Vec<String> =
        news.iter().take(model::SINGLE_AT_MOST).map(|(_, date)| line(date, words)).collect();
    Ok(Some(Notice {
        title: words.say("late-posts", &[("count", news.len().into())]),
        text: lines.join("\n"),
        community: news.iter().all(|(other, _)| other == community).then_some(*community),
        subject_kind: one.then_some(SubjectKind::Content),
        subject: one.then_some(first.uid),
        original: if one { first.original.clone() } else { String::new() },
        fires: Vec::new(),
        // It is no reminder that could be answered: it is done when it was sent.
        actions: NoticeActions { done: String::new(), snooze: String::new(), ..model::actions(words) },
    }))
}

fn is_quiet(tx: &WriteTx<'_>, quiet: Option<QuietHours>, community_id: i64) -> Result<bool> {
    let Some(hours) = quiet else { return Ok(false) };
    Ok(hours.hold(&schedule::zone_of(tx, community_id)?, tx.now()))
}

fn line(date: &LateDate, words: &Words) -> String {
    let left = date.progress.pending() + date.progress.failed;
    let name = if date.progress.total == 0 { "late-nowhere" } else { "late-left" };
    words.say(name, &[("title", date.title.as_str().into()), ("left", left.into())])
}
