//! A block of texts as bytes: what a batch says of each of its messages in some seconds of a channel.
//!
//! ```text
//! block    version: u8, length of what follows when it is unpacked: u32, a zstd frame with a checksum
//! unpacked messages: u32, what is said of each: varint…, their ranks: varint…, the texts
//! said     0 nothing, 1 the text that an earlier batch holds, else 2 + twice the text's bytes, one more when it was edited
//! rank     the place among the messages of its second, as the file has them
//! ```

use std::cell::RefCell;

use crate::{Code, Error, Result};

const VERSION: u8 = 1;
const HEAD: usize = 5;
/// Chats pack into half as much at this level as at the first, and a million messages still take a quarter of a second.
const LEVEL: i32 = 6;
/// No block is larger than this when it is unpacked.
const LARGEST: usize = 1 << 28;

/// What a batch says of the text of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// Nothing: it had none, or was not kept.
    Nothing,
    /// That it is the one which an earlier batch holds.
    Same,
    /// This.
    Own { text: &'a str, edited: bool },
}

/// A message of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub rank: u32,
    pub said: Said<'a>,
}

/// A block to be written.
#[derive(Debug)]
pub(super) struct Packed {
    pub bytes: Vec<u8>,
    /// How many texts it holds, and how many bytes they have.
    pub own: u32,
    pub length: u64,
}

/// Packs lines.
pub(super) fn pack(lines: &[Line<'_>]) -> Result<Packed> {
    let texts: usize = lines.iter().filter_map(|line| own(line.said)).map(str::len).sum();
    let mut bytes = Vec::with_capacity(texts + lines.len() * 3 + 4);
    bytes.extend(u32::try_from(lines.len()).map_err(Error::internal)?.to_le_bytes());
    for line in lines {
        let code = match line.said {
            Said::Nothing => 0,
            Said::Same => 1,
            Said::Own { text, edited } => 2 + (text.len() as u64) * 2 + u64::from(edited),
        };
        put(&mut bytes, code);
    }
    lines.iter().for_each(|line| put(&mut bytes, u64::from(line.rank)));
    lines.iter().filter_map(|line| own(line.said)).for_each(|text| bytes.extend(text.as_bytes()));
    if bytes.len() > LARGEST {
        return Err(Error::internal("more text in one second than a block holds"));
    }
    let mut zstd = zstd::bulk::Compressor::new(LEVEL).map_err(Error::internal)?;
    zstd.include_checksum(true).map_err(Error::internal)?;
    let packed = zstd.compress(&bytes).map_err(Error::internal)?;
    let mut block = vec![VERSION];
    block.extend(u32::try_from(bytes.len()).map_err(Error::internal)?.to_le_bytes());
    block.extend(packed);
    let own = lines.iter().filter(|line| own(line.said).is_some()).count();
    Ok(Packed { bytes: block, own: u32::try_from(own).map_err(Error::internal)?, length: texts as u64 })
}

fn own(said: Said<'_>) -> Option<&str> {
    match said {
        Said::Own { text, .. } => Some(text),
        Said::Nothing | Said::Same => None,
    }
}

/// A block that was unpacked and not looked at yet.
#[derive(Debug)]
pub(super) struct Unpacked(Vec<u8>);

thread_local! {
    static ZSTD: RefCell<Option<zstd::bulk::Decompressor<'static>>> = const { RefCell::new(None) };
}

impl Unpacked {
    /// Unpacks a block.
    ///
    /// # Errors
    /// [`Code::Damaged`] when these bytes are none.
    pub(super) fn of(bytes: &[u8]) -> Result<Self> {
        let (head, frame) = bytes.split_at_checked(HEAD).ok_or_else(damaged)?;
        let (version, length) = head.split_first().ok_or_else(damaged)?;
        let length = length.first_chunk::<4>().map(|four| u32::from_le_bytes(*four)).ok_or_else(damaged)?;
        if *version != VERSION || length as usize > LARGEST {
            return Err(damaged());
        }
        let unpacked = ZSTD.with_borrow_mut(|zstd| {
            // One for each thread: making it takes a tenth of what unpacking a block does.
            let zstd = match zstd {
                Some(zstd) => zstd,
                None => zstd.insert(zstd::bulk::Decompressor::new().map_err(Error::internal)?),
            };
            zstd.decompress(frame, length as usize).map_err(|_| damaged())
        })?;
        if unpacked.len() == length as usize { Ok(Self(unpacked)) } else { Err(damaged()) }
    }

    /// All texts, one behind the other, and in front of them what tells them apart.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A block that was read.
#[derive(Debug)]
pub(super) struct Block {
    texts: String,
    /// By line: what is said of it, and where its text begins.
    lines: Vec<(u64, u32)>,
    ranks: Vec<u32>,
}

impl Block {
    /// Reads a block.
    ///
    /// # Errors
    /// [`Code::Damaged`] when these bytes are none.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        Self::parse(Unpacked::of(bytes)?)
    }

    /// Reads one that was unpacked.
    ///
    /// # Errors
    /// [`Code::Damaged`] when it is none.
    pub(super) fn parse(Unpacked(unpacked): Unpacked) -> Result<Self> {
        let mut rest = unpacked.as_slice();
        let count = take(&mut rest, 4)?.first_chunk::<4>().map(|four| u32::from_le_bytes(*four));
        let count = count.ok_or_else(damaged)? as usize;
        // Every line takes two bytes at least.
        if count > unpacked.len() {
            return Err(damaged());
        }
        let mut lines = Vec::with_capacity(count);
        let mut at = 0_u64;
        for _ in 0..count {
            let code = number(&mut rest)?;
            lines.push((code, u32::try_from(at).map_err(|_| damaged())?));
            at = at.checked_add(code.saturating_sub(2) / 2).ok_or_else(damaged)?;
        }
        let ranks = (0..count)
            .map(|_| number(&mut rest).and_then(|rank| u32::try_from(rank).map_err(|_| damaged())))
            .collect::<Result<Vec<u32>>>()?;
        let texts = simdutf8::basic::from_utf8(rest).map_err(|_| damaged())?;
        let ends = lines.iter().all(|(_, start)| texts.is_char_boundary(*start as usize));
        if at != texts.len() as u64 || !ends {
            return Err(damaged());
        }
        Ok(Self { texts: texts.to_owned(), lines, ranks })
    }

    /// How many lines it has.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line.
    pub(super) fn line(&self, place: usize) -> Line<'_> {
        let (code, start) = self.lines[place];
        let said = match code {
            0 => Said::Nothing,
            1 => Said::Same,
            own => {
                let start = start as usize;
                let end = start + usize::try_from((own - 2) / 2).unwrap_or(0);
                Said::Own { text: &self.texts[start..end], edited: own % 2 == 1 }
            }
        };
        Line { rank: self.ranks[place], said }
    }

    /// The text of a line; nothing when the block does not hold it.
    pub(super) fn text(&self, place: usize) -> Option<&str> {
        own(self.line(place).said)
    }

    /// All texts, one behind the other.
    pub(super) fn all(&self) -> &str {
        &self.texts
    }

    /// The line whose text covers a byte of [`Block::all`].
    pub(super) fn line_at(&self, byte: usize) -> usize {
        // Lines without a text begin where the next one does; the last that begins there is the one with the text, or none has any.
        self.lines.partition_point(|(_, start)| *start as usize <= byte).saturating_sub(1)
    }
}

fn damaged() -> Error {
    Error::new(Code::Damaged).with("part", "message_text")
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length).ok_or_else(damaged)?;
    *rest = left;
    Ok(taken)
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn number(rest: &mut &[u8]) -> Result<u64> {
    let mut number = 0_u64;
    for shift in (0..63).step_by(7) {
        let byte = take(rest, 1)?[0];
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(damaged())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(kept: &[(u32, u8, String)]) -> Vec<Line<'_>> {
        kept.iter()
            .map(|(rank, said, text)| Line {
                rank: *rank,
                said: match said {
                    0 => Said::Nothing,
                    1 => Said::Same,
                    other => Said::Own { text, edited: *other == 3 },
                },
            })
            .collect()
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(kept in prop::collection::vec((0_u32..300, 0_u8..4, ".{0,40}"), 0..60)) {
            let lines = lines(&kept);
            let packed = pack(&lines).unwrap();
            let block = Block::read(&packed.bytes).unwrap();
            prop_assert_eq!((0..block.len()).map(|place| block.line(place)).collect::<Vec<_>>(), lines);
            prop_assert_eq!(packed.length, block.all().len() as u64);
            for place in 0..block.len() {
                if let Some(text) = block.text(place).filter(|text| !text.is_empty()) {
                    let start = text.as_ptr() as usize - block.all().as_ptr() as usize;
                    prop_assert_eq!(block.line_at(start), place);
                    prop_assert_eq!(block.line_at(start + text.len() - 1), place);
                }
            }
        }

        #[test]
        fn a_damaged_block_is_refused(kept in prop::collection::vec((0_u32..3, 0_u8..4, ".{0,20}"), 1..30), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
            let lines = lines(&kept);
            let mut bytes = pack(&lines).unwrap().bytes;
            let cut = at.index(bytes.len());
            prop_assert!(Block::read(&bytes[..cut]).is_err());
            bytes[cut] ^= 1 << bit;
            // The checksum covers what is packed; a flipped bit of the frame's own head may mean nothing.
            if let Ok(block) = Block::read(&bytes) {
                prop_assert_eq!((0..block.len()).map(|place| block.line(place)).collect::<Vec<_>>(), lines);
            }
        }
    }

    #[test]
    fn a_text_of_one_form_packs_well() {
        let text = "已报名周末线下活动，期待";
        let line = Line { rank: 0, said: Said::Own { text, edited: false } };
        let packed = pack(&vec![line; 1_000]).unwrap();
        assert_eq!((packed.own, packed.length), (1_000, text.len() as u64 * 1_000));
        assert!(packed.bytes.len() < 200, "{}", packed.bytes.len());
    }
}
