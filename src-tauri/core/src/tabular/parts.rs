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
const PART: usize = 4 * 1024 * 1024;
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
    let dialect = Dialect::of(sample, options)?;
    // What only looks like text is refused where all files are.
    if head.starts_with(b"%PDF") || dialect.is_announced() {
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
