//! Which channel a chat is of that its file does not name: the one whose log says the same.

use std::collections::HashSet;

use super::{
    gathered::{Gathered, ReadRow},
    people::Known,
};
use crate::{
    Result,
    interactions::{self, Key, KeyedRow, Kind},
    store::ReadTx,
};

/// So many of its messages are looked for: the last that the other can hold.
const LOOKED_FOR: usize = 200;
/// So many of them must be found, of two people at least: one alone may say the same everywhere.
const LEAST: usize = 3;

/// A message by what tells it from others: in which minute, as one export may know no more than that, by whom, what.
type Said = (i64, u32, Key);

/// The channel whose log holds most of what a chat says, among some; `again` when a file of this content came in before, so that
/// little says enough. Nothing when none holds at least half of it.
pub(super) fn channel_of(
    tx: &ReadTx<'_>,
    chat: &Gathered,
    known: &Known,
    channels: impl Iterator<Item = i64>,
    again: bool,
) -> Result<Option<i64>> {
    let said = said(chat, |row| known.number(row.who));
    let mut best = None;
    for id in channels {
        let Some((first, last)) = interactions::span(tx, &[id])? else { continue };
        let looked_for = newest(&said, interactions::minutes_of((first, last)));
        let Some(window) = looked_for.first().zip(looked_for.last()) else { continue };
        let held = interactions::held(tx, id, interactions::minutes_of((window.0.0, window.1.0)))?;
        let held: HashSet<Said> = held.iter().map(of_log).collect();
        let found = shared(looked_for, &held, again && looked_for.len() == said.len());
        if best.is_none_or(|(most, _)| found > most) && found > 0 {
            best = Some((found, id));
        }
    }
    Ok(best.map(|(_, id)| id))
}

/// Whether two chats of files that name none are one and the same.
pub(super) fn are_one(one: &Gathered, other: &Gathered) -> bool {
    let (one, other) = (said(one, |row| Some(row.who)), said(other, |row| Some(row.who)));
    let Some(span) = other.first().zip(other.last()) else { return false };
    let looked_for = newest(&one, (span.0.0, span.1.0));
    let held: HashSet<Said> = other.iter().copied().collect();
    shared(looked_for, &held, one.len() == other.len() && looked_for.len() == one.len()) > 0
}

/// What somebody known said in a chat, by time.
fn said(chat: &Gathered, number: impl Fn(&ReadRow) -> Option<u32>) -> Vec<Said> {
    let rows = chat.rows.iter().filter(|row| matches!(row.kind, Kind::Message | Kind::Reply));
    let mut said: Vec<Said> =
        rows.filter_map(|row| Some((interactions::start_of_minute(row.at), number(row)?, row.key))).collect();
    said.sort_unstable();
    said
}

fn of_log(row: &KeyedRow) -> Said {
    (interactions::start_of_minute(row.row.at), row.row.author, row.key)
}

/// The last of what was said within some seconds.
fn newest(said: &[Said], (first, last): (i64, i64)) -> &[Said] {
    let start = said.partition_point(|(at, ..)| *at < first);
    let end = said.partition_point(|(at, ..)| *at <= last);
    &said[start.max(end.saturating_sub(LOOKED_FOR))..end.max(start)]
}

/// How much of what is looked for is held: nothing when that is too little to say that both are one. Where all of both could be
/// the same, all of it must be.
fn shared(looked_for: &[Said], held: &HashSet<Said>, is_whole: bool) -> usize {
    let found: Vec<&Said> = looked_for.iter().filter(|one| held.contains(one)).collect();
    let people: HashSet<u32> = found.iter().map(|(_, who, _)| *who).collect();
    let is_enough = found.len() >= LEAST && people.len() > 1 && found.len() * 2 >= looked_for.len();
    let is_same = is_whole && found.len() == looked_for.len();
    if is_enough || is_same { found.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(said: &[(i64, u32, &str)]) -> Gathered {
        let row = |(at, who, text): &(i64, u32, &str)| ReadRow {
            at: *at,
            who: *who,
            kind: Kind::Message,
            key: Key::of_text(text),
            target: Key::NONE,
            file: 1,
        };
        Gathered { rows: said.iter().map(row).collect(), ..Gathered::default() }
    }

    #[test]
    fn chats_are_one_when_they_say_the_same_where_both_speak() {
        let talk = [(1, 0, "早"), (2, 1, "早上好"), (3, 0, "今天读什么"), (4, 1, "第三章"), (5, 0, "好")];
        let later = [(3, 0, "今天读什么"), (4, 1, "第三章"), (5, 0, "好"), (9, 2, "来了")];
        let other = [(1, 0, "早"), (2, 1, "开会"), (3, 0, "几点"), (4, 1, "十点"), (5, 0, "好")];
        // One person says the same in every group: nobody can tell.
        let posts = [(1, 0, "通知一"), (2, 0, "通知二"), (3, 0, "通知三"), (4, 1, "收到")];
        let also = [(1, 0, "通知一"), (2, 0, "通知二"), (3, 0, "通知三"), (4, 2, "好的")];
        for (one, two, are) in [
            (&talk[..], &talk[..], true),
            (&later, &talk, true),
            (&talk, &later, true),
            (&other, &talk, false),
            (&posts, &also, false),
            (&posts[..1], &posts[..1], true),
            (&posts[..1], &posts[..2], false),
            (&talk, &[], false),
        ] {
            assert_eq!(are_one(&chat(one), &chat(two)), are, "{one:?} and {two:?}");
        }
    }
}
