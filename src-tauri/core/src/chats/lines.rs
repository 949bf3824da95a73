//! Text as lines: any encoding, any line end, and no line longer than memory should hold.

use std::io::{self, BufRead, BufReader, Read};

use super::{Fault, Options, Place, Problem, Sink, Source};
use crate::Result;

/// A line is cut here.
const LONGEST: usize = 1024 * 1024;

/// Reads line by line.
pub struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    cut: bool,
    /// The byte that ends a line.
    end: u8,
}

impl<R: Read> Lines<R> {
    /// The lines of UTF-8 text.
    pub fn new(source: R) -> Self {
        Self::ending(b'\n', source)
    }

    fn ending(end: u8, source: R) -> Self {
        let reader = BufReader::with_capacity(128 * 1024, source);
        Self { reader, line: Vec::new(), number: 0, cut: false, end }
    }

    /// The next line with its number from 1 and whether it was cut.
    pub fn next(&mut self) -> io::Result<Option<(u64, &str, bool)>> {
        self.line.clear();
        self.cut = false;
        let mut any = false;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(reason) if reason.kind() == io::ErrorKind::Interrupted => continue,
                Err(reason) => return Err(reason),
            };
            if available.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(self.end, available);
            let piece = &available[..end.unwrap_or(available.len())];
            let room = LONGEST.saturating_sub(self.line.len()).min(piece.len());
            self.cut |= room < piece.len();
            self.line.extend_from_slice(&piece[..room]);
            let used = end.map_or(available.len(), |end| end + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        while self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        let text = match std::str::from_utf8(&self.line) {
            Ok(text) => text,
            // Only a cut goes through a character: what comes in is UTF-8.
            Err(torn) => std::str::from_utf8(&self.line[..torn.valid_up_to()]).unwrap_or_default(),
        };
        Ok(Some((self.number, text, self.cut)))
    }
}

/// Hands every line of a source to `take`, with its number.
pub fn each(
    source: &Source,
    options: &Options,
    sink: &mut dyn Sink,
    mut take: impl FnMut(u64, &str, &mut dyn Sink) -> Result<()>,
) -> Result<()> {
    let encoding = source.encoding(options.encoding.as_deref())?;
    if encoding.wrong_mark {
        sink.problem(Problem::new(Place::File, Fault::WrongMark));
    }
    if encoding.replaced > 0 {
        sink.problem(Problem::new(Place::File, Fault::Undecodable));
    }
    // Old programs end lines with a carriage return alone.
    let head = source.head(64 * 1024)?;
    let end = if !head.contains(&b'\n') && head.contains(&b'\r') { b'\r' } else { b'\n' };
    let mut lines = Lines::ending(end, encoding.stream(source.open()?));
    while let Some((number, line, cut)) = lines.next().map_err(|reason| source.broken(&reason))? {
        if cut {
            sink.problem(Problem::new(Place::Line(number), Fault::TooLong));
        }
        take(number, line, sink)?;
    }
    Ok(())
}

/// Adds a line to a text of several lines, which ends at the length of the longest line.
pub fn append(text: &mut String, line: &str) {
    if text.len() < LONGEST {
        text.push('\n');
        text.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_any_end_and_are_cut_within_no_character() {
        let long = "长".repeat(LONGEST);
        let text = format!("a\r\n\n{long}\nlast");
        let mut lines = Lines::new(text.as_bytes());
        let mut found = Vec::new();
        while let Some((number, line, cut)) = lines.next().unwrap() {
            found.push((number, line.len(), cut));
        }
        assert_eq!(found, [(1, 1, false), (2, 0, false), (3, LONGEST / 3 * 3, true), (4, 4, false)]);
    }
}
