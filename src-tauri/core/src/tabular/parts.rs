//! Plain tables in parts: a large file of UTF-8 in which nothing is quoted is read once, cut at ends of lines, and its parts are
//! taken apart by several threads. Whether a file is such a one is only known at its end; if it was not, it is read anew with care.

use std::io::Read;

use super::{
    ReadOptions, RowSink, Source, SpawnReader,
    decode::broken,
    delimited::{Dialect, hand_on, records},
    source::read,
};
use crate::{Result, workers};

/// Bytes of the beginning, which tell what a file is like.
const HEAD: usize = 64 * 1024;
/// Bytes of a part: many rows, and few enough to stay near the processor.
const PART: usize = if cfg!(test) { 256 * 1024 } else { 4 * 1024 * 1024 };
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A sink into which the rows of a table may come in parts.
pub trait InParts: RowSink {
    /// What gathers the rows of a part.
    type Part: RowSink + Send;

    /// A part that knows what the rows so far have said; nothing while they have not said enough. It is told the numbers of
    /// its rows from 1.
    fn part(&self) -> Option<Self::Part>;

    /// Takes what a part has gathered, which lies behind so many lines, and leaves it as it was when it was made.
    ///
    /// # Errors
    /// Any, to end the reading.
    fn merge(&mut self, part: &mut Self::Part, lines_before: u64) -> Result<()>;
}

/// Reads a table into a sink that `new` makes, in parts if it is such a table.
pub fn read_parts<S: InParts>(
    source: &Source,
    options: &ReadOptions,
    child: &dyn SpawnReader,
    new: impl Fn() -> S,
) -> Result<S> {
    let mut sink = new();
    if !plainly(source, options, &mut sink)? {
        sink = new();
        read(source, options, child, &mut sink)?;
    }
    Ok(sink)
}

/// Reads a table that is plain; false when it turns out not to be.
fn plainly<S: InParts>(source: &Source, options: &ReadOptions, sink: &mut S) -> Result<bool> {
    if options.encoding.is_some() {
        return Ok(false);
    }
    let mut stream = source.open()?;
    let mut head = vec![0; HEAD];
    let length = fill(&mut stream, &mut head)?;
    head.truncate(length);
    let Some(begun) = head.iter().rposition(|byte| *byte == b'\n').filter(|_| length == HEAD) else {
        return Ok(false);
    };
    let carried = head.split_off(begun + 1);
    let text = head.strip_prefix(MARK).unwrap_or(&head);
    let Some(sample) = plain(text) else { return Ok(false) };
    let dialect = Dialect::of(sample, options)?.without_quotes();
    if dialect.is_announced() {
        return Ok(false);
    }
    sink.start(&dialect.plain())?;
    records(text, &dialect, |number, cells| hand_on(number, cells, sink))?;
    if sink.part().is_none() {
        return Ok(false);
    }
    let lines = lines_of(text);
    let mut reading = Reading { stream, carried, sink, lines, spare: Vec::new(), ended: Ended::NotYet };
    workers::in_order(
        &mut reading,
        Reading::give,
        |(bytes, mut part)| {
            let taken = take_apart(&bytes, &dialect, &mut part);
            (bytes, part, taken)
        },
        Reading::take,
    )?;
    Ok(!matches!(reading.ended, Ended::NotPlain))
}

/// Text that is UTF-8 and in which nothing is quoted and lines end as usual.
fn plain(bytes: &[u8]) -> Option<&str> {
    let bare = |at: usize| bytes.get(at + 1).is_some_and(|next| *next != b'\n');
    if memchr::memchr2(b'"', 0, bytes).is_some() || memchr::memchr_iter(b'\r', bytes).any(bare) {
        return None;
    }
    std::str::from_utf8(bytes).ok()
}

fn lines_of(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// How far the buffer could be filled.
fn fill(stream: &mut impl Read, mut buffer: &mut [u8]) -> Result<usize> {
    let size = buffer.len();
    while !buffer.is_empty() {
        match stream.read(buffer) {
            Ok(0) => break,
            Ok(count) => buffer = &mut buffer[count..],
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(error)),
        }
    }
    Ok(size - buffer.len())
}

/// What became of a part.
enum Taken {
    /// It was read to its end.
    Whole { lines: u64 },
    /// Its sink had enough.
    Enough,
    /// It is not plain.
    Not,
}

fn take_apart(bytes: &[u8], dialect: &Dialect, part: &mut impl RowSink) -> Result<Taken> {
    if plain(bytes).is_none() {
        return Ok(Taken::Not);
    }
    let mut more = true;
    records(bytes, dialect, |number, cells| {
        more = hand_on(number, cells, part)?;
        Ok(more)
    })?;
    Ok(if more { Taken::Whole { lines: lines_of(bytes) } } else { Taken::Enough })
}

enum Ended {
    NotYet,
    Whole,
    Early,
    NotPlain,
}

/// A file that is read in parts.
struct Reading<'a, S: InParts> {
    stream: Box<dyn Read + 'a>,
    /// The beginning of the next part: the line in which the last one ended.
    carried: Vec<u8>,
    sink: &'a mut S,
    lines: u64,
    /// What was used up: to take memory and give it back again costs more than to fill it.
    spare: Vec<(Vec<u8>, S::Part)>,
    ended: Ended,
}

impl<S: InParts> Reading<'_, S> {
    fn give(&mut self) -> Result<Option<(Vec<u8>, S::Part)>> {
        if !matches!(self.ended, Ended::NotYet) {
            return Ok(None);
        }
        let (mut bytes, part) = match self.spare.pop() {
            Some((bytes, part)) => (bytes, Some(part)),
            None => (Vec::new(), self.sink.part()),
        };
        let begun = self.carried.len();
        bytes.resize(PART, 0);
        bytes[..begun].copy_from_slice(&self.carried);
        let length = begun + fill(&mut self.stream, &mut bytes[begun..])?;
        bytes.truncate(length);
        self.carried.clear();
        if length == PART {
            // A line that is longer than a part is not one of a plain table.
            match memchr::memrchr(b'\n', &bytes) {
                Some(end) => self.carried.extend(bytes.drain(end + 1..)),
                None => self.ended = Ended::NotPlain,
            }
        } else {
            self.ended = Ended::Whole;
        }
        let is_some = !bytes.is_empty() && !matches!(self.ended, Ended::NotPlain);
        Ok(part.filter(|_| is_some).map(|part| (bytes, part)))
    }

    fn take(&mut self, (bytes, mut part, taken): (Vec<u8>, S::Part, Result<Taken>)) -> Result<()> {
        if matches!(self.ended, Ended::Early | Ended::NotPlain) {
            return Ok(());
        }
        let lines = match taken? {
            Taken::Whole { lines } => lines,
            Taken::Enough => {
                self.ended = Ended::Early;
                0
            }
            Taken::Not => {
                self.ended = Ended::NotPlain;
                return Ok(());
            }
        };
        self.sink.merge(&mut part, self.lines)?;
        self.lines += lines;
        self.spare.push((bytes, part));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Code, Error,
        tabular::{Cells, NoReader, Problem, TableInfo},
    };

    /// Keeps rows, with the number that each is told or has after merging; needs a first row before it knows anything.
    #[derive(Default)]
    struct Kept {
        rows: Vec<(u64, String)>,
        started: u32,
        merged: u32,
        knows: bool,
        enough: usize,
    }

    impl RowSink for Kept {
        fn start(&mut self, _info: &TableInfo) -> Result<()> {
            self.started += 1;
            Ok(())
        }
        fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
            self.knows |= &cells[0] != "unknown";
            self.rows.push((number, cells.iter().collect::<Vec<_>>().join("|")));
            if &cells[0] == "refused" {
                Err(Error::new(Code::Conflict))
            } else {
                Ok(self.rows.len() != self.enough)
            }
        }
        fn problem(&mut self, _problem: Problem) {}
    }

    impl InParts for Kept {
        type Part = Self;
        fn part(&self) -> Option<Self> {
            self.knows.then(|| Self { enough: self.enough, ..Self::default() })
        }
        fn merge(&mut self, part: &mut Self, lines_before: u64) -> Result<()> {
            self.merged += 1;
            self.rows.extend(part.rows.drain(..).map(|(number, row)| (number + lines_before, row)));
            Ok(())
        }
    }

    fn in_parts(bytes: &[u8]) -> Result<Kept> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, bytes).unwrap();
        let source = Source::File { path: file.path().to_owned() };
        read_parts(&source, &ReadOptions::default(), &NoReader, Kept::default)
    }

    fn with_care(bytes: &[u8]) -> Kept {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, bytes).unwrap();
        let mut kept = Kept::default();
        let source = Source::File { path: file.path().to_owned() };
        read(&source, &ReadOptions::default(), &NoReader, &mut kept).unwrap();
        kept
    }

    /// More than two parts of rows, with blank lines and rows of few cells among them.
    fn large(end: &str) -> String {
        let mut text = format!("name;note{end}");
        for number in 0.. {
            text += &match number % 11 {
                3 => end.to_owned(),
                7 => format!("{number}{end}"),
                rest => format!("成员 {number};{}{end}", "说".repeat(rest)),
            };
            if text.len() > 2 * PART + PART / 2 {
                return text;
            }
        }
        text
    }

    #[test]
    fn a_plain_table_is_read_in_parts_as_it_is_read_with_care() {
        for end in ["\n", "\r\n"] {
            for (mark, last) in [("", ""), ("\u{feff}", "the last line;ends nowhere")] {
                let text = format!("{mark}{}{last}", large(end));
                let parts = in_parts(text.as_bytes()).unwrap();
                assert!(parts.merged >= 3 && parts.started == 1, "{} parts", parts.merged);
                assert!(parts.rows == with_care(text.as_bytes()).rows, "{end:?} {mark:?}");
            }
        }
    }

    #[test]
    fn what_is_not_plain_anywhere_is_read_with_care_and_wholly() {
        let plain = large("\n");
        let at = plain.char_indices().map(|(at, _)| at).find(|at| *at > PART + PART / 2).unwrap();
        let (before, after) = plain.split_at(at);
        let gb = encoding_rs::GB18030.encode(&plain).0.into_owned();
        for (what, bytes) in [
            ("a quote", format!("{before}\n\"a\nb\";c\n{after}").into_bytes()),
            ("no UTF-8", [before.as_bytes(), b"\xff\xfe", after.as_bytes()].concat()),
            ("old ends of lines", format!("{before}\rx;y\r{after}").into_bytes()),
            ("an endless line", format!("{before}{}{after}", "x".repeat(2 * PART)).into_bytes()),
            ("another encoding", gb),
            ("a sign of its own", format!("sep=;\n{plain}").into_bytes()),
            ("a short file", b"a;b\n1;2\n".to_vec()),
        ] {
            let kept = in_parts(&bytes).unwrap();
            let expected = with_care(&bytes);
            assert!(kept.rows == expected.rows && kept.started == 1, "{what}");
        }
    }

    #[test]
    fn a_table_that_says_nothing_is_read_with_care() {
        let text = "unknown;1\n".repeat(PART / 5);
        let kept = in_parts(text.as_bytes()).unwrap();
        assert_eq!((kept.merged, kept.rows.len()), (0, PART / 5));
    }

    #[test]
    fn a_part_may_refuse_or_have_enough() {
        let plain = large("\n");
        let refused = in_parts(format!("{plain}refused;1\n").as_bytes());
        assert_eq!(refused.map(|kept| kept.merged).unwrap_err().code, Code::Conflict);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, &plain).unwrap();
        let source = Source::File { path: file.path().to_owned() };
        let new = || Kept { enough: 10_000, ..Kept::default() };
        let kept = read_parts(&source, &ReadOptions::default(), &NoReader, new).unwrap();
        assert_eq!(kept.merged, 1, "nothing comes behind a part that has enough");
        assert!(plain.lines().filter(|line| !line.is_empty()).count() > kept.rows.len());
    }
}
