//! A stretch of the log of one channel as bytes: instants, authors and kinds in columns, block after block.
//!
//! ```text
//! segment  version: u8, rows: u32, block…, eight bytes that mean nothing
//! block    first instant: i64, widths of the three columns: 3 × u8, column…
//! column   gaps between the instants, authors, kinds: 256 numbers (fewer in the last block) of its width
//! ```
//! Numbers lie with their lowest byte first. Rows lie in the order of their instants, so the gaps are small; nothing else
//! depends on their order.

use super::{bits, key::Key};
use crate::{Error, Result};

pub use bits::BLOCK;

const VERSION: u8 = 1;
const HEAD: usize = 5;
const BLOCK_HEAD: usize = 11;

/// What somebody did, as the log keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    /// When, in seconds since 1970.
    pub at: i64,
    /// Who: an author's number.
    pub author: u32,
    /// What, as a code of [`super::Kind`].
    pub kind: u8,
}

/// What a row of the log is made of, whether or not its source tells it from its like. Its order is first that of the instants.
pub trait LogRow: Copy + Ord {
    /// Who, what and when.
    fn row(&self) -> Row;
    /// What tells it from its like: zero when nothing does.
    fn key(&self) -> Key {
        Key::NONE
    }
    /// What it answers or reacts to.
    fn target(&self) -> Key {
        Key::NONE
    }
}

impl LogRow for Row {
    fn row(&self) -> Row {
        *self
    }
}

/// Packs rows, which lie in the order of their instants and are fewer than 2^32.
///
/// # Errors
/// An internal error when they do not, or when a century passes between two of a block.
pub fn pack(rows: &[impl LogRow]) -> Result<Vec<u8>> {
    let count = u32::try_from(rows.len()).map_err(Error::internal)?;
    let mut bytes = Vec::with_capacity(HEAD + rows.len() * 4 + bits::TAIL);
    bytes.push(VERSION);
    bytes.extend(count.to_le_bytes());
    let (mut gaps, mut authors, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    for block in rows.chunks(BLOCK) {
        let first = block.first().map_or(0, |row| row.row().at);
        let mut before = first;
        gaps.clear();
        authors.clear();
        kinds.clear();
        for Row { at, author, kind } in block.iter().map(|row| row.row()) {
            gaps.push(u32::try_from(at - before).map_err(Error::internal)?);
            before = at;
            authors.push(author);
            kinds.push(u32::from(kind));
        }
        bytes.extend(first.to_le_bytes());
        let columns = [&gaps, &authors, &kinds];
        bytes.extend(columns.map(|column| bits::width(column)));
        for column in columns {
            bits::pack(column, bits::width(column), &mut bytes);
        }
    }
    bytes.extend([0; bits::TAIL]);
    Ok(bytes)
}

/// Up to [`BLOCK`] rows, column by column.
#[derive(Debug)]
pub struct Block {
    /// When, in seconds since 1970, in order.
    pub at: [i64; BLOCK],
    /// Who.
    pub authors: [u32; BLOCK],
    /// What.
    pub kinds: [u32; BLOCK],
    /// How many rows there are.
    pub len: usize,
    gaps: [u32; BLOCK],
}

impl Default for Block {
    fn default() -> Self {
        Self { at: [0; BLOCK], authors: [0; BLOCK], kinds: [0; BLOCK], len: 0, gaps: [0; BLOCK] }
    }
}

/// Gives the rows of a segment to `each`, block by block, in their order. `block` is where they are unpacked to; it may be used
/// again for the next segment.
///
/// # Errors
/// [`crate::Code::Damaged`] when these bytes are no segment.
pub fn unpack(bytes: &[u8], block: &mut Block, each: impl FnMut(&Block)) -> Result<()> {
    unpack_within(bytes, (i64::MIN, i64::MAX), block, each)
}

/// The same of the blocks that may reach into some seconds, the first and the last one: what lies outside is passed over, which takes a
/// tenth of the time.
///
/// # Errors
/// [`crate::Code::Damaged`] when these bytes are no segment.
pub fn unpack_within(
    bytes: &[u8],
    span: (i64, i64),
    block: &mut Block,
    mut each: impl FnMut(&Block),
) -> Result<()> {
    let damaged = || Error::new(crate::Code::Damaged).with("part", "segment");
    let (head, mut rest) = bytes.split_at_checked(HEAD).ok_or_else(damaged)?;
    let (version, count) = head.split_first().ok_or_else(damaged)?;
    if *version != VERSION {
        return Err(damaged());
    }
    let count = count.first_chunk::<4>().map(|four| u32::from_le_bytes(*four)).ok_or_else(damaged)?;
    let mut left = count as usize;
    while left > 0 {
        let (head, columns) = rest.split_at_checked(BLOCK_HEAD).ok_or_else(damaged)?;
        let (first, widths) = head.split_first_chunk::<8>().ok_or_else(damaged)?;
        let first = i64::from_le_bytes(*first);
        let len = left.min(BLOCK);
        left -= len;
        let packed: usize = widths.iter().map(|width| bits::size(len, *width)).sum();
        let next = columns.get(packed..).ok_or_else(damaged)?;
        // No row of a block lies after the first one of the next.
        let ends_before =
            left > 0 && next.first_chunk::<8>().is_some_and(|first| i64::from_le_bytes(*first) < span.0);
        if first <= span.1 && !ends_before {
            block.len = len;
            let mut column = columns;
            for (width, into) in widths.iter().zip([&mut block.gaps, &mut block.authors, &mut block.kinds]) {
                if !bits::unpack(column, *width, &mut into[..len]) {
                    return Err(damaged());
                }
                column = &column[bits::size(len, *width)..];
            }
            let mut at = first;
            for (instant, gap) in block.at.iter_mut().zip(&block.gaps).take(len) {
                at = at.checked_add(i64::from(*gap)).ok_or_else(damaged)?;
                *instant = at;
            }
            each(block);
        }
        rest = next;
    }
    if rest.len() == bits::TAIL { Ok(()) } else { Err(damaged()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows_of(bytes: &[u8]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        unpack(bytes, &mut Block::default(), |block| {
            for place in 0..block.len {
                let kind = u8::try_from(block.kinds[place]).unwrap();
                rows.push(Row { at: block.at[place], author: block.authors[place], kind });
            }
        })?;
        Ok(rows)
    }

    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let row = (-5_000_000_000_i64..5_000_000_000, any::<u32>(), 0_u8..9);
        let row = row.prop_map(|(at, author, kind)| Row { at: at / 3, author, kind });
        prop::collection::vec(row, 0..700).prop_map(|mut rows| {
            rows.sort_unstable();
            rows
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(rows in rows()) {
            prop_assert_eq!(rows_of(&pack(&rows).unwrap()).unwrap(), rows);
        }

        #[test]
        fn what_lies_outside_some_seconds_is_passed_over_and_nothing_within(rows in rows(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
            let at = |index: prop::sample::Index| rows.get(index.index(rows.len().max(1))).map_or(0_i64, |row| row.at);
            let (from, to) = (at(from), at(to));
            let bytes = pack(&rows).unwrap();
            let (mut seen, mut blocks): (Vec<i64>, usize) = (Vec::new(), 0);
            unpack_within(&bytes, (from, to), &mut Block::default(), |block| {
                blocks += 1;
                seen.extend(block.at[..block.len].iter().filter(|at| (from..=to).contains(*at)));
            }).unwrap();
            let within: Vec<i64> = rows.iter().map(|row| row.at).filter(|at| (from..=to).contains(at)).collect();
            prop_assert!(blocks <= within.len() / BLOCK + 2);
            prop_assert_eq!(seen, within);
        }

        #[test]
        fn a_damaged_segment_is_refused_or_read_and_never_more(rows in rows(), at in any::<prop::sample::Index>(), bit in 0_u8..8, cut in any::<prop::sample::Index>()) {
            let mut bytes = pack(&rows).unwrap();
            let cut = cut.index(bytes.len());
            prop_assert!(rows_of(&bytes[..cut]).is_err(), "cut off after {cut} bytes");
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            // A flipped bit may make other rows, but no more than fit, and no panic.
            if let Ok(read) = rows_of(&bytes) {
                prop_assert!(read.len() <= (bytes.len() / BLOCK_HEAD + 1) * BLOCK);
            }
        }
    }

    #[test]
    fn rows_out_of_order_are_an_error() {
        let row = |at| Row { at, author: 1, kind: 0 };
        assert!(pack(&[row(5), row(4)]).is_err());
        assert!(pack(&[row(-7_000_000_000), row(7_000_000_000)]).is_err(), "too far apart");
    }

    #[test]
    fn a_busy_channel_takes_under_four_bytes_a_row() {
        let row = |n: i64| Row {
            at: 1_700_000_000 + n * 30 + n % 7 * 5,
            author: u32::try_from(n * 7919 % 200_000).unwrap(),
            kind: u8::try_from(n % 4).unwrap(),
        };
        let rows: Vec<Row> = (0..20_000).map(row).collect();
        let bytes = pack(&rows).unwrap();
        assert!(bytes.len() < rows.len() * 4, "{} bytes for {} rows", bytes.len(), rows.len());
    }
}
