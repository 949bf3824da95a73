//! Which encoding a file is in, judged over the whole file, and decoding as a stream.

use std::{
    collections::VecDeque,
    io::{self, Read},
};

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Error, Result};

const BLOCK: usize = 64 * 1024;

/// What was found out about a file's bytes.
#[derive(Debug, Clone, Copy)]
pub struct Encoding {
    /// The encoding's rules.
    pub(super) rules: &'static encoding_rs::Encoding,
    /// Bytes of the byte order mark, right or wrong.
    pub(super) skip: usize,
    /// Malformed sequences that become U+FFFD.
    pub replaced: u64,
    /// Characters beyond ASCII.
    wide: u64,
    /// The mark names another encoding.
    pub wrong_mark: bool,
}

impl Encoding {
    /// The name to show and to choose by: `UTF-8`, `GB18030`, `UTF-16LE`, …
    pub fn name(&self) -> &'static str {
        self.rules.name()
    }

    /// Finds the encoding by reading everything; `open` is called once or twice.
    pub(crate) fn detect<R: Read>(open: impl Fn() -> Result<R>, chosen: Option<&str>) -> Result<Self> {
        let mut head = Vec::with_capacity(BLOCK);
        open()?.take(BLOCK as u64).read_to_end(&mut head).map_err(broken)?;
        let (mark, skip) = match encoding_rs::Encoding::for_bom(&head) {
            Some((rules, length)) => (Some(rules), length),
            None => (None, 0),
        };
        if let Some(label) = chosen {
            let rules = encoding_rs::Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Error::invalid("encoding", "unknown"))?;
            return Self::counted(open()?, rules, skip, mark.is_some_and(|mark| mark != rules));
        }
        if mark.is_some_and(|mark| mark != UTF_8) {
            return Self::counted(open()?, mark.unwrap_or(UTF_8), skip, false);
        }
        if let Some(rules) = wide_without_mark(&head) {
            return Self::counted(open()?, rules, skip, mark.is_some());
        }
        let as_utf8 = Self::counted(open()?, UTF_8, skip, false)?;
        // GB18030 gives a meaning to almost any bytes, so it is no witness. Chinese in GBK read as UTF-8 is
        // malformed at nearly every character; a UTF-8 file with a few torn characters is not.
        if as_utf8.replaced * 10 <= as_utf8.wide {
            return Ok(as_utf8);
        }
        Self::counted(open()?, GB18030, skip, mark.is_some())
    }

    fn counted<R: Read>(
        source: R,
        rules: &'static encoding_rs::Encoding,
        skip: usize,
        wrong_mark: bool,
    ) -> Result<Self> {
        let mut stream = Decoded::new(source, rules, skip);
        let mut scratch = vec![0; BLOCK];
        let mut wide = 0;
        loop {
            let count = stream.read(&mut scratch).map_err(broken)?;
            if count == 0 {
                break;
            }
            wide += scratch[..count].iter().filter(|&&byte| byte >= 0xc0).count() as u64;
        }
        let replaced = stream.replaced;
        Ok(Self { rules, skip, replaced, wide: wide.saturating_sub(replaced), wrong_mark })
    }

    /// The bytes as UTF-8.
    pub(crate) fn stream<R: Read>(&self, source: R) -> Decoded<R> {
        Decoded::new(source, self.rules, self.skip)
    }
}

pub(super) fn broken(source: io::Error) -> Error {
    Error::inside(&source).unwrap_or_else(|| Error::new(crate::Code::Io).with("reason", source.to_string()))
}

/// UTF-16 without a mark: zero bytes stand at every other place (delimiters, digits, line ends).
fn wide_without_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = head.len().div_ceil(100).max(2);
    if odd >= enough && odd > even * 10 {
        Some(UTF_16LE)
    } else if even >= enough && even > odd * 10 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A reader that gives UTF-8, with U+FFFD for what cannot be decoded.
pub(crate) struct Decoded<R> {
    source: R,
    decoder: Decoder,
    skip: usize,
    input: Vec<u8>,
    start: usize,
    end: usize,
    source_done: bool,
    finished: bool,
    /// Decoded text that still waits for room in a caller's buffer.
    pending: VecDeque<u8>,
    pub(super) replaced: u64,
}

impl<R: Read> Decoded<R> {
    fn new(source: R, rules: &'static encoding_rs::Encoding, skip: usize) -> Self {
        Self {
            source,
            decoder: rules.new_decoder_without_bom_handling(),
            skip,
            input: vec![0; BLOCK],
            start: 0,
            end: 0,
            source_done: false,
            finished: false,
            pending: VecDeque::new(),
            replaced: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.input.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        while self.end < self.input.len() && !self.source_done {
            let count = self.source.read(&mut self.input[self.end..])?;
            self.source_done = count == 0;
            self.end += count;
            if self.skip > 0 && self.end >= self.skip {
                self.start = self.skip;
                self.skip = 0;
            }
            if count > 0 {
                break;
            }
        }
        Ok(())
    }
}

/// The decoder wants room for a whole character and more.
const LEAST_ROOM: usize = 64;

impl<R: Read> Decoded<R> {
    /// Decodes into `out`, which has room for several characters; 0 at the end.
    fn decode(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.finished {
            if self.start == self.end && !self.source_done {
                self.refill()?;
            }
            let input = &self.input[self.start..self.end];
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(input, out, self.source_done);
            self.start += read;
            match result {
                DecoderResult::Malformed(..) => {
                    self.replaced += 1;
                    self.pending.extend("\u{fffd}".as_bytes());
                    return Ok(written);
                }
                DecoderResult::InputEmpty if self.source_done => self.finished = true,
                DecoderResult::InputEmpty => self.refill()?,
                DecoderResult::OutputFull => {}
            }
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.pending.is_empty() {
                return self.pending.read(out);
            }
            if out.len() >= LEAST_ROOM {
                let written = self.decode(out)?;
                if written > 0 || self.pending.is_empty() {
                    return Ok(written);
                }
            } else {
                let mut room = [0; LEAST_ROOM];
                let written = self.decode(&mut room)?;
                // A replacement comes after the text before it.
                room[..written].iter().rev().for_each(|&byte| self.pending.push_front(byte));
                if self.pending.is_empty() {
                    return Ok(0);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> (&'static str, String, Encoding) {
        let found = Encoding::detect(|| Ok(bytes), None).unwrap();
        let mut text = String::new();
        found.stream(bytes).read_to_string(&mut text).unwrap();
        (found.name(), text, found)
    }

    fn wide(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    const TEXT: &str = "姓名,手机\r\n张三,13800138000\r\n李四😀,1\r\n";

    #[test]
    fn every_common_encoding_is_recognised_with_and_without_a_mark() {
        assert_eq!(detected(TEXT.as_bytes()).0, "UTF-8");
        assert_eq!(detected(format!("\u{feff}{TEXT}").as_bytes()).1, TEXT);
        let (gb, ..) = GB18030.encode(TEXT);
        let (name, text, _) = detected(&gb);
        assert_eq!((name, text.as_str()), ("gb18030", TEXT));
        for big in [false, true] {
            for mark in [false, true] {
                let (name, text, _) = detected(&wide(TEXT, big, mark));
                assert_eq!(name, if big { "UTF-16BE" } else { "UTF-16LE" }, "mark {mark}");
                assert_eq!(text, TEXT);
            }
        }
    }

    #[test]
    fn a_wrong_mark_in_front_of_gbk_is_seen_even_when_the_chinese_comes_late() {
        let long = format!("{}{TEXT}", "name,phone\r\n".repeat(20_000));
        let (gb, ..) = GB18030.encode(&long);
        let bytes = [b"\xef\xbb\xbf".as_slice(), &gb].concat();
        let (name, text, found) = detected(&bytes);
        assert_eq!(name, "gb18030");
        assert!(found.wrong_mark);
        assert_eq!(text, long);
    }

    #[test]
    fn a_torn_character_in_utf8_is_counted_and_does_not_turn_the_file_into_gbk() {
        let mut bytes = "张三,李四,王五,赵六,钱七,孙八\n".repeat(50).into_bytes();
        bytes.truncate(bytes.len() - 3);
        let (name, _, found) = detected(&bytes);
        assert_eq!((name, found.replaced), ("UTF-8", 1));
    }
}
