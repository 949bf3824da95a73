//! The rows of the log that the chats of files become, channel by channel: of what several files say, or the log has, once.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    channels::Goes,
    gathered::{Gathered, ReadRow},
    people::Resolved,
};
use crate::{
    Result, imports,
    interactions::{self, Compared, Key, KeyedRow, Row},
    store::ReadTx,
    texts::Spoken,
};

/// The chats that go into one channel: several may.
pub(super) struct InChannel<'a> {
    /// The channel's row id.
    pub id: i64,
    pub chats: Vec<&'a Gathered>,
    /// Instants that are not those of the file: by the chat's place and the row's.
    moved: HashMap<(usize, usize), i64>,
    /// Some rows stand at the beginning of their minute, because nobody knows the second.
    pub minutes: bool,
}

/// The chats that are taken by the channel that they go into.
pub(super) fn by_channel<'a>(
    tx: &ReadTx<'_>,
    taken: impl Iterator<Item = (&'a Gathered, &'a Goes)>,
    resolved: &Resolved,
) -> Result<Vec<InChannel<'a>>> {
    let mut found: Vec<InChannel<'a>> = Vec::new();
    for (chat, goes) in taken {
        let Goes::Into(id) = *goes else { continue };
        match found.iter_mut().find(|known| known.id == id) {
            Some(known) => known.chats.push(chat),
            None => found.push(InChannel { id, chats: vec![chat], moved: HashMap::new(), minutes: false }),
        }
    }
    for channel in &mut found {
        channel.settle_minutes(tx, resolved)?;
    }
    Ok(found)
}

impl<'a> InChannel<'a> {
    /// The rows. Of rows that cannot be told apart there are as many as the file has that has most.
    pub(super) fn rows(&self, resolved: &Resolved) -> Vec<KeyedRow> {
        let all = || self.all().map(|(_, row)| row);
        let rows = self.all().map(|(place, row)| self.keyed(place, row, resolved));
        let first = all().next().map(|row| row.file);
        if all().all(|row| Some(row.file) == first) {
            return rows.collect();
        }
        // By row how many there are so far, the file that was read last, and how many it has had.
        let mut counts: HashMap<(Row, Key), (u32, u16, u32)> = HashMap::new();
        let files = all().map(|row| row.file);
        let is_more = |(row, file): &(KeyedRow, u16)| {
            // Of rows with ids the log knows by itself which are the same.
            if row.key.is_id() {
                return true;
            }
            let (most, last, had) = counts.entry((row.row, row.key)).or_insert((0, *file, 0));
            if *last != *file {
                (*last, *had) = (*file, 0);
            }
            *had += 1;
            let is_more = *had > *most;
            *most = (*most).max(*had);
            is_more
        };
        rows.zip(files).filter(is_more).map(|(row, _)| row).collect()
    }

    /// The texts; none when none are kept, and none of those who were erased.
    pub(super) fn spoken(&self, resolved: &Resolved) -> Vec<Spoken<'a>> {
        let of_chat = |(number, chat): (usize, &&'a Gathered)| {
            let chat: &'a Gathered = chat;
            chat.texts
                .iter()
                .map(move |(place, text, edited)| ((number, place), &chat.rows[place], text, edited))
        };
        (0..)
            .zip(self.chats.iter().enumerate().flat_map(of_chat))
            .map(|(order, (place, row, text, edited))| {
                let text = if resolved.is_erased(row.who) { "" } else { text };
                Spoken { row: self.keyed(place, row, resolved), order, text, edited }
            })
            .collect()
    }

    fn all(&self) -> impl Iterator<Item = ((usize, usize), &'a ReadRow)> {
        let of_chat = |(number, chat): (usize, &&'a Gathered)| {
            let chat: &'a Gathered = chat;
            chat.rows.iter().enumerate().map(move |(place, row)| ((number, place), row))
        };
        self.chats.iter().enumerate().flat_map(of_chat)
    }

    fn keyed(&self, place: (usize, usize), row: &ReadRow, resolved: &Resolved) -> KeyedRow {
        KeyedRow {
            row: Row {
                at: self.moved.get(&place).copied().unwrap_or(row.at),
                author: resolved.number(row.who),
                kind: row.kind.code(),
            },
            key: row.key,
            target: row.target,
        }
    }

    /// The instants that rows take where one file knows the second and another, or the log, only the minute.
    fn settle_minutes(&mut self, tx: &ReadTx<'_>, resolved: &Resolved) -> Result<()> {
        let mut files: BTreeSet<u16> = self.all().filter(told_by_text).map(|(_, row)| row.file).collect();
        let exact: HashSet<u16> = self.chats.iter().flat_map(|chat| chat.exact.iter().copied()).collect();
        let is_coarse = |file: &u16| !exact.contains(file);
        self.minutes = files.iter().any(is_coarse);
        let (mut has_coarse, mut has_exact) = imports::precisions_of(tx, self.id)?;
        // Where all know the minute, or all the second, the same row stands at the same instant everywhere.
        let (any_coarse, any_exact) = (has_coarse || self.minutes, has_exact || !files.iter().all(is_coarse));
        if !(any_coarse && any_exact) {
            return Ok(());
        }
        let ats = || self.all().filter(told_by_text).map(|(_, row)| row.at);
        let Some(span) = ats().min().zip(ats().max()) else { return Ok(()) };
        let mut log = interactions::held(tx, self.id, interactions::minutes_of(span))?;
        log.retain(|row| !row.key.is_id());
        while let Some(file) = files.pop_first() {
            let is_coarse = is_coarse(&file);
            let rows: Vec<((usize, usize), &ReadRow)> =
                self.all().filter(told_by_text).filter(|(_, row)| row.file == file).collect();
            let mut own: Vec<KeyedRow> =
                rows.iter().map(|(place, row)| self.keyed(*place, row, resolved)).collect();
            if !log.is_empty() && if is_coarse { has_exact } else { has_coarse } {
                for (number, at) in interactions::in_minutes(&own, &log, is_coarse) {
                    own[number].row.at = at;
                    self.moved.insert(rows[number].0, at);
                    self.minutes |= !is_coarse;
                }
            }
            if is_coarse {
                has_coarse = true
            } else {
                has_exact = true
            }
            if !files.is_empty() {
                log.extend(Compared::of(own, &log).new);
                log.sort_unstable();
            }
        }
        Ok(())
    }
}

/// Whether nothing but its text tells a row from others.
fn told_by_text((_, row): &((usize, usize), &ReadRow)) -> bool {
    !row.key.is_id()
}
