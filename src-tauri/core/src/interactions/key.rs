//! What tells a row from its like, and what it answers: kept beside the columns that figures are counted from, for exports of
//! chats alone.

use sha2::{Digest, Sha256};

use super::{
    Kind,
    segment::{self, Block, LogRow, Row},
};
use crate::{Code, Error, Result};

/// What tells a row from others of the same second, author and kind: the platform's id of it, or else its text. Sixty-three bits
/// of a digest; zero where the source has neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u64);

impl Key {
    /// Nothing tells it from its like.
    pub const NONE: Self = Self(0);

    /// The key of what a platform gives an id: there is one such row in a channel, whatever else is said of it.
    pub fn of_id(parts: &[&str]) -> Self {
        Self(digest(parts) | 1)
    }

    /// The key of what only its text tells from others: there may be several of one second.
    pub fn of_text(text: &str) -> Self {
        // Nobody said nothing: a text of no letters has a key, too.
        Self((digest(&[text]) & !1).max(2))
    }

    /// Whether a platform's id stands behind it.
    pub fn is_id(self) -> bool {
        self.0 & 1 == 1
    }

    /// Whether there is one.
    pub fn is_some(self) -> bool {
        self.0 != 0
    }
}

impl std::fmt::Display for Key {
    /// Sixteen digits, for programs that tell messages apart by ids.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

fn digest(parts: &[&str]) -> u64 {
    let mut hasher = Sha256::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            // Of an id and a name, never of two others that read the same.
            hasher.update([0]);
        }
        hasher.update(part.as_bytes());
    }
    hasher.finalize().first_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight))
}

/// A row with what tells it from its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyedRow {
    /// Who, what and when.
    pub row: Row,
    /// What tells it from its like.
    pub key: Key,
    /// What it answers or reacts to; nothing when it does neither, or the source does not say.
    pub target: Key,
}

impl LogRow for KeyedRow {
    fn row(&self) -> Row {
        self.row
    }
    fn key(&self) -> Key {
        self.key
    }
    fn target(&self) -> Key {
        self.target
    }
}

/// The bytes of a stretch: the columns that are counted, and what tells its rows apart.
#[derive(Debug, Clone, Copy)]
pub struct Packed<'a> {
    /// Instants, authors and kinds.
    pub rows: &'a [u8],
    /// Eight bytes a row; nothing when no row has a key.
    pub keys: Option<&'a [u8]>,
    /// Eight bytes for every row that answers or reacts; nothing when it is known of none.
    pub targets: Option<&'a [u8]>,
}

/// What tells rows apart, in their order; nothing when nothing does.
pub(super) fn pack_keys(rows: &[impl LogRow]) -> Option<Vec<u8>> {
    bytes_of(rows.iter().map(LogRow::key))
}

/// What rows answer, in their order; nothing when none answers anything that is known.
pub(super) fn pack_targets(rows: &[impl LogRow]) -> Option<Vec<u8>> {
    bytes_of(rows.iter().filter(|row| answers(u32::from(row.row().kind))).map(LogRow::target))
}

fn bytes_of(keys: impl Iterator<Item = Key> + Clone) -> Option<Vec<u8>> {
    keys.clone().any(Key::is_some).then(|| keys.flat_map(|key| key.0.to_le_bytes()).collect())
}

fn answers(kind: u32) -> bool {
    kind == u32::from(Kind::Reply.code()) || kind == u32::from(Kind::Reaction.code())
}

/// Gives the rows of a stretch to `each`, in their order, with what tells them apart.
///
/// # Errors
/// [`Code::Damaged`] when these bytes are no stretch, or there are not as many keys as rows.
pub fn unpack_keyed(packed: Packed<'_>, block: &mut Block, mut each: impl FnMut(KeyedRow)) -> Result<()> {
    let mut keys = packed.keys.map(|bytes| bytes.chunks_exact(8));
    let mut targets = packed.targets.map(|bytes| bytes.chunks_exact(8));
    let mut missing = false;
    let mut next = |column: &mut Option<std::slice::ChunksExact<'_, u8>>| match column {
        None => Key::NONE,
        Some(column) => match column.next().and_then(|eight| eight.first_chunk::<8>()) {
            Some(eight) => Key(u64::from_le_bytes(*eight)),
            None => {
                missing = true;
                Key::NONE
            }
        },
    };
    segment::unpack(packed.rows, block, |block| {
        for place in 0..block.len {
            let code = block.kinds[place];
            let row = Row {
                at: block.at[place],
                author: block.authors[place],
                kind: u8::try_from(code).unwrap_or(u8::MAX),
            };
            let key = next(&mut keys);
            let target = if answers(code) { next(&mut targets) } else { Key::NONE };
            each(KeyedRow { row, key, target });
        }
    })?;
    if missing { Err(Error::new(Code::Damaged).with("part", "segment")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_and_texts_are_never_taken_for_each_other() {
        assert_ne!(Key::of_id(&["7"]), Key::of_text("7"));
        assert_ne!(Key::of_id(&["7", "8"]), Key::of_id(&["78"]));
        assert!(Key::of_id(&["7"]).is_id() && !Key::of_text("7").is_id());
        assert!(Key::of_text("").is_some());
    }

    proptest! {
        #[test]
        fn rows_come_out_with_their_keys(rows in prop::collection::vec((0_i64..90, 0_u32..4, 0_u8..9, 0_u8..4), 0..600)) {
            let key = |number: u8| match number {
                0 => Key::NONE,
                1 => Key::of_text("+1"),
                more => Key::of_id(&[&more.to_string()]),
            };
            let mut rows: Vec<KeyedRow> = rows
                .into_iter()
                .map(|(at, author, kind, number)| KeyedRow {
                    row: Row { at, author, kind },
                    key: key(number),
                    target: if answers(u32::from(kind)) { key(3 - number) } else { Key::NONE },
                })
                .collect();
            rows.sort_unstable();
            let (packed, keys, targets) = (segment::pack(&rows).unwrap(), pack_keys(&rows), pack_targets(&rows));
            let parts = Packed { rows: &packed, keys: keys.as_deref(), targets: targets.as_deref() };
            let mut again = Vec::new();
            unpack_keyed(parts, &mut Block::default(), |row| again.push(row)).unwrap();
            prop_assert_eq!(again, rows);
            if let Some(short) = keys.as_deref().and_then(|keys| keys.get(..keys.len() - 8)) {
                let parts = Packed { keys: Some(short), ..parts };
                prop_assert!(unpack_keyed(parts, &mut Block::default(), |_| ()).is_err());
            }
        }
    }
}
