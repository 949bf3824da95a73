//! What batches hold of the texts of a channel, gone through in the order in which they came.

use std::collections::HashMap;

use super::{
    block::{Block, Line, Said},
    table::{self, BlockRow},
};
use crate::{
    Code, Error, Result,
    interactions::{self, Key, KeyedRow, Row},
    store::ReadTx,
};

/// A message of a file with its text.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'a> {
    /// The row of the log.
    pub row: KeyedRow,
    /// Its place in the file.
    pub order: u32,
    /// What it says.
    pub text: &'a str,
    /// It was changed after it was written.
    pub edited: bool,
}

/// What a file says of the texts of a channel, beside what is held of them.
#[derive(Debug, Default)]
pub struct Heard<'a> {
    pub(super) rows: Vec<KeyedRow>,
    pub(super) lines: Vec<Line<'a>>,
}

impl Heard<'_> {
    /// How many texts nobody holds yet, and how many bytes these have.
    pub fn new_texts(&self) -> (u64, u64) {
        self.lines.iter().fold((0, 0), |(count, length), line| match line.said {
            Said::Own { text, .. } => (count + 1, length + text.len() as u64),
            Said::Nothing | Said::Same => (count, length),
        })
    }
}

/// The texts that batches hold so far; of what, and how a text is remembered, says whoever asks.
#[derive(Debug)]
pub(super) struct Held<T> {
    /// Of messages with ids: the text that counts, and whether it is an edited one.
    by_id: HashMap<Key, (bool, T)>,
    /// Of those that only their texts tell apart: how many of each.
    counts: HashMap<(Row, Key), u32>,
    texts: HashMap<Key, T>,
}

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self { by_id: HashMap::new(), counts: HashMap::new(), texts: HashMap::new() }
    }
}

/// How many of messages that only their texts tell apart a batch has had.
pub(super) type Had = HashMap<(Row, Key), u32>;

impl<T: PartialEq + Clone> Held<T> {
    /// Whether a batch that has this text, too, need not hold it itself.
    pub(super) fn has(&self, row: &KeyedRow, text: &T, had: &mut Had) -> bool {
        if row.key.is_id() {
            return self.by_id.get(&row.key).is_some_and(|(_, held)| held == text);
        }
        let Some(count) = self.counts.get(&(row.row, row.key)) else { return false };
        let had = had.entry((row.row, row.key)).or_default();
        *had += 1;
        *had <= *count
    }

    /// A batch holds this itself. The later text of a message counts; one that was edited is not overtaken by one that was not.
    pub(super) fn add(&mut self, row: &KeyedRow, edited: bool, text: T) {
        if row.key.is_id() {
            match self.by_id.get_mut(&row.key) {
                Some(held) if held.0 && !edited => {}
                Some(held) => *held = (edited, text),
                None => drop(self.by_id.insert(row.key, (edited, text))),
            }
        } else {
            *self.counts.entry((row.row, row.key)).or_default() += 1;
            self.texts.entry(row.key).or_insert(text);
        }
    }

    /// The text that counts for a message, and whether it is an edited one.
    pub(super) fn text(&self, row: &KeyedRow) -> Option<(bool, T)> {
        if row.key.is_id() {
            return self.by_id.get(&row.key).cloned();
        }
        self.texts.get(&row.key).map(|text| (false, text.clone()))
    }
}

/// The texts of a channel that are kept, by their messages.
#[derive(Debug, Default)]
pub struct ChannelTexts(Held<Box<str>>);

impl ChannelTexts {
    /// What a message says; nothing when its text is not kept.
    pub fn text(&self, row: &KeyedRow) -> Option<String> {
        self.0.text(row).map(|(_, text)| text.into())
    }
}

/// Reads all texts of a channel that can be read.
pub fn of_channel(tx: &ReadTx<'_>, channel_id: i64) -> Result<ChannelTexts> {
    let mut texts = ChannelTexts::default();
    for row in table::overlapping(tx, channel_id, (i64::MIN, i64::MAX))?.into_iter().filter(|row| row.own > 0)
    {
        let Some(Loaded { rows, block }) = readable(tx, row)? else { continue };
        for (place, row) in rows.iter().enumerate() {
            if let Said::Own { text, edited } = block.line(place).said {
                texts.0.add(row, edited, text.into());
            }
        }
    }
    Ok(texts)
}

/// A block with the messages that it is about.
#[derive(Debug)]
pub(super) struct Loaded {
    pub rows: Vec<KeyedRow>,
    pub block: Block,
}

/// Reads a block.
pub(super) fn load(tx: &ReadTx<'_>, row: BlockRow) -> Result<Loaded> {
    let block = Block::read(&table::bytes(tx, row.id)?)?;
    let rows = interactions::said_by(tx, row.of(), row.span)?;
    if rows.len() == block.len() {
        Ok(Loaded { rows, block })
    } else {
        Err(Error::new(Code::Damaged).with("part", "message_text"))
    }
}

/// The same; nothing when the block is damaged, which the check tells of.
pub(super) fn readable(tx: &ReadTx<'_>, row: BlockRow) -> Result<Option<Loaded>> {
    match load(tx, row) {
        Ok(loaded) => Ok(Some(loaded)),
        Err(error) if error.code == Code::Damaged => Ok(None),
        Err(error) => Err(error),
    }
}
