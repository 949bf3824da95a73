//! What is gathered of exports: everybody who is named, and chat by chat the rows of the log, the texts, and who came and went.

use std::collections::HashMap;

use super::view::SampleMessage;
use crate::{
    chats::{Precision, Time},
    interactions::{Key, Kind},
};

/// Platforms whose exports do not say who is a program: it is guessed by the name.
const GUESSING: [&str; 1] = ["telegram"];

/// Somebody in the files, by their number here.
pub(super) type Who = u32;
/// Nobody of whom anything is known.
pub(super) const NOBODY: Who = Who::MAX;

/// Somebody whom the files name.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub platform: String,
    /// What tells them apart: the platform's id, else the name.
    pub key: String,
    pub has_id: bool,
    /// The newest name, and the second of the newest message that bears one.
    pub name: String,
    pub named_at: i64,
    pub bot: bool,
}

impl Named {
    /// Whether it is only guessed, by the name, that this is a program.
    pub(super) fn is_guessed(&self) -> bool {
        self.bot && GUESSING.contains(&self.platform.as_str())
    }
}

/// A row of the log whose author is somebody of the files.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadRow {
    /// In seconds.
    pub at: i64,
    pub who: Who,
    pub kind: Kind,
    pub key: Key,
    pub target: Key,
    /// Which of the files says it, by number.
    pub file: u16,
}

/// Somebody came or went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub at: i64,
    /// Which of the files says it, by number.
    pub file: u16,
    pub who: Who,
    pub came: bool,
    /// By whom: who brought or sent them away.
    pub by: Who,
}

/// A chat of the files.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub platform: String,
    /// What the platform calls it for good, else its name.
    pub key: String,
    pub name: String,
    /// Between two people.
    pub direct: bool,
    /// The export calls it neither by a name nor by an id.
    pub nameless: bool,
    /// It has no id, and its name may be nothing but the file's.
    pub by_file: bool,
    pub rows: Vec<ReadRow>,
    pub moves: Vec<Move>,
    /// Who is in its list of members, and since when.
    pub roster: Vec<(Who, Option<i64>)>,
    pub messages: u64,
    /// Messages with ids, and their places among the rows.
    pub(super) seen: HashMap<Key, u32>,
    pub texts: Texts,
    pub span: Option<(i64, i64)>,
    /// The files that know the second of what they say; others know the minute.
    pub exact: Vec<u16>,
    /// By file the seconds of which it speaks: messages, and who came and went.
    pub spans: Vec<(u16, (i64, i64))>,
    pub sample: Vec<SampleMessage>,
}

impl Gathered {
    pub(super) fn speaks(&mut self, (file, time): (u16, Option<Time>), at: i64) {
        let is_exact = time.is_some_and(|time| !matches!(time.precision, Precision::Minute | Precision::Day));
        if is_exact && self.exact.last() != Some(&file) {
            self.exact.push(file);
        }
        match self.spans.last_mut().filter(|(known, _)| *known == file) {
            Some((_, (first, last))) => (*first, *last) = ((*first).min(at), (*last).max(at)),
            None => self.spans.push((file, (at, at))),
        }
    }

    /// Whether it is a list of people that belongs to no channel.
    pub(super) fn is_list(&self) -> bool {
        self.nameless && self.rows.is_empty()
    }
}

/// Texts of a chat's messages, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    places: Vec<TextOf>,
}

/// A text, and of which row it is.
#[derive(Debug, Clone, Copy)]
struct TextOf {
    row: u32,
    edited: bool,
    end: usize,
}

impl Texts {
    pub(super) fn add(&mut self, row: u32, text: &str, edited: bool) {
        self.all.push_str(text);
        self.places.push(TextOf { row, edited, end: self.all.len() });
    }

    /// The row, the text and whether it was edited, in the order in which they were read.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        let starts = std::iter::once(0).chain(self.places.iter().map(|place| place.end));
        self.places
            .iter()
            .zip(starts)
            .map(|(of, start)| (of.row as usize, &self.all[start..of.end], of.edited))
    }
}
