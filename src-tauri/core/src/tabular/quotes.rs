//! Where the rows of delimited text end, and which of its quotes are only signs: found before the rows are read.

use std::{
    io::{self, Read},
    ops::Range,
};

/// A quoted cell longer than this was never closed.
const LONGEST_CELL: u64 = 1024 * 1024;
/// A quoted cell of more lines than this was never closed.
const MOST_LINES: u64 = 500;
/// Where more quotes than these were never closed, none that follows is trusted.
const MOST_BARE: usize = 20;
/// How much is read at a time.
const PIECE: usize = 128 * 1024;

/// What is known of a text before its rows are read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Survey {
    /// Rows that are not blank.
    pub(super) rows: u64,
    /// Where quotes are signs like any other, in the order of the text.
    pub(super) bare: Vec<Bare>,
    /// The line in whose quotes the text ends, where it was cut off there.
    pub(super) cut: Option<u64>,
}

/// Lines whose quotes are signs like any other, because one of them is never closed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bare {
    pub(super) bytes: Range<u64>,
    /// The first of them, from 1.
    pub(super) first: u64,
    /// The one where that quote opens, the last unless the bytes go on to the end.
    pub(super) unclosed: u64,
}

impl Bare {
    /// The whole of any text.
    pub(super) fn whole() -> Self {
        Self { bytes: 0..u64::MAX, first: 1, unclosed: 1 }
    }
}

impl Survey {
    /// Reads the whole of a text in UTF-8.
    pub(super) fn of(stream: impl Read, delimiter: u8) -> io::Result<Self> {
        let mut scan = Scan {
            stream,
            delimiter,
            window: Vec::new(),
            before: 0,
            at: 0,
            place: Place::Begin,
            row: Row { line: 1, ..Row::default() },
            after_return: false,
            survey: Self::default(),
        };
        scan.run()?;
        Ok(scan.survey)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Where a cell may begin with a quote.
    Begin,
    /// In a cell without quotes, or behind the closing one.
    Bare,
    /// In quotes.
    Inside,
    /// At a quote in quotes: it closes them unless another follows.
    Closing,
    /// Where quotes are trusted no more.
    Distrusted,
}

/// The row that is being read.
#[derive(Clone, Copy, Default)]
struct Row {
    /// The number of its first line, from 1.
    line: u64,
    /// Where it begins.
    begin: u64,
    /// Where its quoted cell begins.
    cell: u64,
    /// Where its second line begins, when a quoted cell runs over the end of the first.
    second: u64,
    /// How many line ends its quoted cell holds.
    ends: u64,
    /// How many line ends its closed cells hold.
    closed: u64,
    /// Something stands in it.
    filled: bool,
    /// A cell of it was quoted and closed.
    quoted: bool,
}

struct Scan<R> {
    stream: R,
    delimiter: u8,
    window: Vec<u8>,
    /// How many bytes came before the window.
    before: u64,
    /// The place in the window.
    at: usize,
    place: Place,
    row: Row,
    after_return: bool,
    survey: Survey,
}

impl<R: Read> Scan<R> {
    fn run(&mut self) -> io::Result<()> {
        loop {
            while let Some(found) = memchr::memchr3(b'"', b'\n', b'\r', &self.window[self.at..]) {
                let sign = self.at + found;
                if self.pass(sign) {
                    continue;
                }
                self.at = sign + 1;
                match self.window[sign] {
                    b'"' => self.quote(),
                    end => self.line_end(end == b'\r'),
                }
            }
            if self.pass(self.window.len()) || self.fill()? {
                continue;
            }
            if self.place != Place::Inside {
                break;
            }
            // The text ends in quotes. Who quotes other cells of the row, or ends in the line, was cut off; else what the quotes hold is
            // read again as lines.
            if self.row.quoted || self.row.ends == 0 {
                self.survey.cut = Some(self.row.line + self.row.closed);
                break;
            }
            self.distrust();
        }
        self.survey.rows += u64::from(self.row.filled);
        Ok(())
    }

    /// Reads on; keeps what may have to be looked at again.
    fn fill(&mut self) -> io::Result<bool> {
        let open = matches!(self.place, Place::Inside | Place::Closing) && self.row.ends > 0;
        let needed = if open { (self.row.second - self.before) as usize } else { self.at };
        self.window.drain(..needed);
        (self.before, self.at) = (self.before + needed as u64, self.at - needed);
        let held = self.window.len();
        self.window.resize(held + PIECE, 0);
        let length = loop {
            match self.stream.read(&mut self.window[held..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.window.truncate(held + length);
        Ok(length > 0)
    }

    fn position(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Goes on to `end` over bytes that are neither quotes nor line ends; or back, and then says so.
    fn pass(&mut self, end: usize) -> bool {
        let passed = &self.window[self.at..end];
        let (Some(&first), Some(&last)) = (passed.first(), passed.last()) else { return false };
        (self.row.filled, self.after_return) = (true, false);
        let lines = self.row.ends > 0;
        if self.place == Place::Closing {
            // Only a delimiter may follow; a space is forgiven.
            if lines && first != self.delimiter && first != b' ' {
                self.distrust();
                return true;
            }
            self.close();
        }
        if self.place == Place::Inside && lines && self.position() - self.row.cell > LONGEST_CELL {
            self.distrust();
            return true;
        }
        if let Place::Begin | Place::Bare = self.place {
            self.place = if last == self.delimiter { Place::Begin } else { Place::Bare };
        }
        self.at = end;
        false
    }

    fn quote(&mut self) {
        (self.row.filled, self.after_return) = (true, false);
        match self.place {
            Place::Begin => {
                self.place = Place::Inside;
                self.row.cell = self.position() - 1;
                self.row.ends = 0;
            }
            Place::Inside => self.place = Place::Closing,
            Place::Closing => self.place = Place::Inside,
            Place::Bare | Place::Distrusted => {}
        }
    }

    /// The quotes are closed.
    fn close(&mut self) {
        self.place = Place::Bare;
        self.row.quoted = true;
        self.row.closed += self.row.ends;
        self.row.ends = 0;
    }

    fn line_end(&mut self, is_return: bool) {
        let second_of_pair = !is_return && self.after_return;
        self.after_return = is_return;
        if self.place == Place::Closing {
            self.close();
        }
        if self.place == Place::Inside {
            self.row.ends += u64::from(!second_of_pair);
            if self.row.ends == 1 {
                self.row.second = self.position();
            }
            if self.row.ends > MOST_LINES {
                self.distrust();
            }
            return;
        }
        let line = self.row.line + self.row.closed + u64::from(!second_of_pair);
        self.survey.rows += u64::from(self.row.filled);
        self.row = Row { line, begin: self.position(), ..Row::default() };
        if self.place != Place::Distrusted {
            self.place = Place::Begin;
        }
    }

    /// The quote that opened was never closed: its line is a row of its own, and the next is read anew.
    fn distrust(&mut self) {
        let Row { line: first, begin, second, closed, .. } = self.row;
        let unclosed = first + closed;
        self.survey.rows += 1 + closed;
        let all = self.survey.bare.len() == MOST_BARE;
        let end = if all { u64::MAX } else { second };
        self.survey.bare.push(Bare { bytes: begin..end, first, unclosed });
        self.place = if all { Place::Distrusted } else { Place::Begin };
        self.row = Row { line: unclosed + 1, begin: second, ..Row::default() };
        self.after_return = false;
        self.at = (second - self.before) as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives few bytes at a time.
    struct Pieces<'a>(&'a [u8]);
    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let (piece, rest) = self.0.split_at(self.0.len().min(2));
            buffer[..piece.len()].copy_from_slice(piece);
            self.0 = rest;
            Ok(piece.len())
        }
    }

    fn survey(text: &str) -> (u64, Vec<(Range<u64>, u64)>) {
        let whole = Survey::of(text.as_bytes(), b',').unwrap();
        assert_eq!(Survey::of(Pieces(text.as_bytes()), b',').unwrap(), whole, "{text:?}");
        (whole.rows, whole.bare.into_iter().map(|bare| (bare.bytes, bare.unclosed)).collect())
    }

    #[test]
    fn rows_end_where_no_quote_is_open() {
        for (text, rows) in [
            ("", 0),
            ("a,b", 1),
            ("a,b\n\n1,2\n", 2),
            ("a\r\nb\r\n\r\nc", 3),
            ("a\rb\r\rc\r", 3),
            ("a,\"x\ny\",b\nc", 2),
            ("a,\"x\r\ny\"\r\nc", 2),
            ("\"a \"\"b\"\"\n\"\"\",c\n", 1),
            ("5\" screen,x\n7\" screen,y\n", 2),
            ("\"he said \"hi\" to me\",x\nnext,y\n", 2),
            ("\"a\nb\" ,c\n", 1),
        ] {
            assert_eq!(survey(text), (rows, vec![]), "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_a_sign_and_the_next_line_a_row() {
        for (text, rows, bare) in [
            ("a,b\n1,\"x\n2,y\n3,z\n", 4, vec![(4..9, 2)]),
            ("a,b\r\n1,\"x\r\n2,y\r\n", 3, vec![(5..11, 2)]),
            // The next quoted cell shows it.
            ("1,\"x\n2,\"y\"\n3,\"z\nz\"\n", 3, vec![(0..5, 1)]),
            // A cell before it was closed.
            ("\"a\nb\",\"x\n2,\"y\"\n", 3, vec![(0..9, 2)]),
            ("1,\"x\n2,\"y\n3,z\n", 3, vec![(0..5, 1), (5..10, 2)]),
        ] {
            assert_eq!(survey(text), (rows, bare), "{text:?}");
        }
        // Too long for a cell; what comes behind has its quotes again.
        let lines = "a,b\n".repeat(2_000);
        assert_eq!(survey(&format!("\"x,1\n{lines}\"y\n\"")), (2_002, vec![(0..5, 1)]));
    }

    #[test]
    fn a_text_that_was_cut_off_in_quotes_keeps_its_last_row() {
        for (text, rows, line) in [("a,\"x", 1, 1), ("\"a\",\"b\"\n\"1\",\"x\ny", 2, 2)] {
            let whole = Survey::of(text.as_bytes(), b',').unwrap();
            assert_eq!((whole.rows, whole.bare, whole.cut), (rows, vec![], Some(line)), "{text:?}");
        }
    }

    #[test]
    fn a_text_full_of_open_quotes_is_read_without_them() {
        let text = "\"a,b\n".repeat(1_000);
        let (rows, bare) = survey(&text);
        assert_eq!((rows, bare.len()), (1_000, MOST_BARE + 1));
        assert_eq!(bare[MOST_BARE].0.end, u64::MAX);
    }
}
