//! Delimited text: which delimiter, whether quotes can be trusted, and the rows as a stream.

use std::{
    io::{BufReader, Read},
    mem,
};

use csv::{ReaderBuilder, StringRecord};

use super::{
    Format, MAX_COLUMNS, Problem, ReadOptions, RowSink, TableFault, TableInfo,
    decode::{Encoding, broken},
    guard::unguard,
    quotes::{Bare, Survey},
    source::Bytes,
};
use crate::{Error, Result, handfuls};

/// How much of a file decides its delimiter.
const SAMPLE: u64 = 64 * 1024;
/// Fewer rows are read sooner than a thread begins.
const WORTH_A_THREAD: u64 = 2_000;
/// In the order in which they win a tie.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];

pub(super) struct Dialect {
    delimiter: u8,
    /// The file begins with a `sep=` line.
    announced: bool,
    crlf: bool,
    rows: u64,
    /// Where quotes are signs like any other, in the order of the text.
    bare: Vec<Bare>,
    /// The line in which the file was cut off.
    cut: Option<u64>,
}

impl Dialect {
    /// As the beginning of a file shows it.
    pub(super) fn of(sample: &str, options: &ReadOptions) -> Result<Self> {
        let announced = announced(sample);
        let chosen = options.delimiter.as_deref().map(one_byte).transpose()?;
        Ok(Self {
            delimiter: chosen.or(announced).unwrap_or_else(|| likeliest(sample)),
            announced: announced.is_some(),
            crlf: sample.contains("\r\n"),
            rows: 0,
            bare: Vec::new(),
            cut: None,
        })
    }

    /// The same where nothing is quoted.
    pub(super) fn without_quotes(self) -> Self {
        Self { bare: vec![Bare::whole()], ..self }
    }

    /// Whether the first line says so, and is no row.
    pub(super) fn is_announced(&self) -> bool {
        self.announced
    }

    /// What is known of a plain file of this dialect: UTF-8 without anything odd.
    pub(super) fn plain(&self) -> TableInfo {
        TableInfo {
            format: Format::Delimited,
            encoding: Some(encoding_rs::UTF_8.name().to_owned()),
            delimiter: Some(char::from(self.delimiter).to_string()),
            replaced: 0,
            sheets: Vec::new(),
            sheet: None,
            date1904: false,
            rows: None,
        }
    }
}

/// Reads all rows of the source.
pub(super) fn read(source: Bytes<'_>, options: &ReadOptions, sink: &mut dyn RowSink) -> Result<TableInfo> {
    let encoding = Encoding::detect(|| source.open(), options.encoding.as_deref())?;
    let dialect = survey(source, options, &encoding)?;
    if encoding.wrong_mark {
        sink.problem(Problem {
            fault: TableFault::WrongMark,
            row: 0,
            column: 0,
            text: encoding.name().into(),
        });
    }
    if encoding.replaced > 0 {
        let text = encoding.replaced.to_string();
        sink.problem(Problem { fault: TableFault::Undecodable, row: 0, column: 0, text });
    }
    for bare in &dialect.bare {
        let row = bare.unclosed;
        sink.problem(Problem { fault: TableFault::UnclosedQuote, row, column: 0, text: String::new() });
    }
    if let Some(row) = dialect.cut {
        sink.problem(Problem { fault: TableFault::Truncated, row, column: 0, text: String::new() });
    }
    let info = TableInfo {
        encoding: Some(encoding.name().to_owned()),
        replaced: encoding.replaced,
        rows: Some(dialect.rows),
        ..dialect.plain()
    };
    sink.start(&info)?;
    ahead(source, &encoding, &dialect, |number, cells| hand_on(number, cells, sink))?;
    Ok(info)
}

/// As [`each_record`], with records that another thread takes apart meanwhile.
fn ahead(
    source: Bytes<'_>,
    encoding: &Encoding,
    dialect: &Dialect,
    mut receive: impl FnMut(u64, &mut StringRecord) -> Result<bool>,
) -> Result<()> {
    if dialect.rows < WORTH_A_THREAD {
        return each_record(source, encoding, dialect, receive);
    }
    handfuls::ahead(
        |maker| {
            each_record(source, encoding, dialect, |number, cells| {
                let (_, unfilled) = maker.used().unwrap_or_default();
                Ok(maker.push((number, mem::replace(cells, unfilled))))
            })
        },
        |rows| {
            for (number, cells) in rows {
                if !receive(*number, cells)? {
                    return Ok(false);
                }
            }
            Ok(true)
        },
    )
}

/// Takes guards off and cuts what lies too far right, then gives the row to the sink.
pub(super) fn hand_on(number: u64, cells: &mut StringRecord, sink: &mut dyn RowSink) -> Result<bool> {
    if cells.len() > MAX_COLUMNS {
        let text = cells.len().to_string();
        let column = MAX_COLUMNS as u32 + 1;
        sink.problem(Problem { fault: TableFault::TooManyColumns, row: number, column, text });
        cells.truncate(MAX_COLUMNS);
    }
    if cells.iter().any(|cell| unguard(cell).len() != cell.len()) {
        *cells = cells.iter().map(unguard).collect();
    }
    sink.row(number, cells)
}

/// Reads the file once to learn its dialect.
fn survey(source: Bytes<'_>, options: &ReadOptions, encoding: &Encoding) -> Result<Dialect> {
    let mut sample = Vec::new();
    encoding.stream(source.open()?).take(SAMPLE).read_to_end(&mut sample).map_err(broken)?;
    let mut dialect = Dialect::of(&String::from_utf8_lossy(&sample), options)?;
    let survey = Survey::of(encoding.stream(source.open()?), dialect.delimiter).map_err(broken)?;
    dialect.rows = survey.rows.saturating_sub(u64::from(dialect.announced));
    (dialect.bare, dialect.cut) = (survey.bare, survey.cut);
    Ok(dialect)
}

fn one_byte(delimiter: &str) -> Result<u8> {
    match delimiter.as_bytes() {
        [byte] if byte.is_ascii() => Ok(*byte),
        _ => Err(Error::invalid("delimiter", "one_character")),
    }
}

fn each_record(
    source: Bytes<'_>,
    encoding: &Encoding,
    dialect: &Dialect,
    receive: impl FnMut(u64, &mut StringRecord) -> Result<bool>,
) -> Result<()> {
    records(BufReader::with_capacity(128 * 1024, encoding.stream(source.open()?)), dialect, receive)
}

/// Takes UTF-8 apart into rows, with the numbers of their lines.
pub(super) fn records(
    mut stream: impl Read,
    dialect: &Dialect,
    mut receive: impl FnMut(u64, &mut StringRecord) -> Result<bool>,
) -> Result<()> {
    let mut rows = Rows { previous: 0, announced: dialect.announced, receive: &mut receive };
    let (mut end, mut line) = (0, 1);
    for bare in &dialect.bare {
        let (quoted, open) = (bare.bytes.start - end, bare.bytes.end - bare.bytes.start);
        if !rows.read(stream.by_ref().take(quoted), dialect, line, true)?
            || !rows.read(stream.by_ref().take(open), dialect, bare.first, false)?
        {
            return Ok(());
        }
        (end, line) = (bare.bytes.end, bare.unclosed + 1);
    }
    if end < u64::MAX {
        rows.read(stream, dialect, line, true)?;
    }
    Ok(())
}

/// Rows that are read in one go or in several.
struct Rows<'a, R> {
    /// The last line of the rows given so far.
    previous: u64,
    /// The first row is none.
    announced: bool,
    receive: &'a mut R,
}

impl<R: FnMut(u64, &mut StringRecord) -> Result<bool>> Rows<'_, R> {
    /// Reads on from this line; says whether more is wanted.
    fn read(&mut self, stream: impl Read, dialect: &Dialect, line: u64, quoting: bool) -> Result<bool> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(dialect.delimiter)
            .quoting(quoting)
            .from_reader(stream);
        let before = line - 1;
        let mut record = StringRecord::new();
        // The decoder only gives valid UTF-8, so what fails here is the reading itself.
        while reader.read_record(&mut record).map_err(|e| broken(std::io::Error::other(e)))? {
            if record.len() == 1 && record[0].is_empty() || mem::take(&mut self.announced) {
                continue;
            }
            let inside = match quoting {
                true => memchr::memchr_iter(b'\n', record.as_slice().as_bytes()).count(),
                false => 0,
            };
            // After LF the reader stands on the next line; after the CR of CRLF still on this one.
            let own = reader.position().line().saturating_sub(inside as u64 + u64::from(!dialect.crlf));
            self.previous = (before + own).max(self.previous + 1);
            if !(self.receive)(self.previous, &mut record)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The delimiter that a first line `sep=;` names.
fn announced(sample: &str) -> Option<u8> {
    let line = sample.lines().next()?.trim_matches('"');
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    one_byte(if sign.is_empty() { "\t" } else { sign }).ok()
}

/// The delimiter that cuts most lines into the same number of cells.
fn likeliest(sample: &str) -> u8 {
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let counts = counts_by_line(sample, delimiter);
        let lines = counts.len().max(1);
        let mut by_count = std::collections::BTreeMap::<usize, usize>::new();
        for count in counts.into_iter().filter(|&count| count > 0) {
            *by_count.entry(count).or_default() += 1;
        }
        let with_any: usize = by_count.values().sum();
        let Some((&count, &agreeing)) = by_count.iter().max_by_key(|&(count, lines)| (*lines, *count)) else {
            continue;
        };
        let even = agreeing as f64 / lines as f64;
        let some = with_any as f64 / lines as f64;
        let score = (even + 0.3 * some) * (1.0 + (count as f64).ln_1p() * 0.25);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How often the delimiter stands outside quotes in each line that is not blank.
fn counts_by_line(sample: &str, delimiter: u8) -> Vec<usize> {
    let (mut counts, mut count, mut quoted, mut blank) = (Vec::new(), 0, false, true);
    for byte in sample.bytes() {
        match byte {
            b'"' => {
                quoted = !quoted;
                blank = false;
            }
            b'\n' | b'\r' if !quoted => {
                if !blank {
                    counts.push(count);
                }
                (count, blank) = (0, true);
                if counts.len() >= 200 {
                    return counts;
                }
            }
            _ if byte == delimiter && !quoted => {
                count += 1;
                blank = false;
            }
            b' ' | b'\n' | b'\r' => {}
            _ => blank = false,
        }
    }
    if !blank {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabular::{Cells, Source};

    #[derive(Default)]
    struct Kept {
        rows: Vec<(u64, Vec<String>)>,
        problems: Vec<Problem>,
    }
    impl RowSink for Kept {
        fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
            self.rows.push((number, cells.iter().map(str::to_owned).collect()));
            Ok(true)
        }
        fn problem(&mut self, problem: Problem) {
            self.problems.push(problem);
        }
    }
    fn read_text(text: &str) -> (TableInfo, Kept) {
        let mut kept = Kept::default();
        let source = Source::Text { text: text.to_owned() };
        let info = read(Bytes::all(&source), &ReadOptions::default(), &mut kept).unwrap();
        (info, kept)
    }

    #[test]
    fn each_delimiter_is_recognised() {
        for (delimiter, text) in [
            (",", "姓名,标签\n张三,a;b;c\n李四,a;b\n"),
            (";", "name;note\nA;x, y\nB;z, w, v\n"),
            ("\t", "姓名\t地址\n张三\t杭州, 西湖\n"),
            ("|", "a|b\n1|2\n"),
            (";", "sep=;\na;b,c,d\n1;2,3,4\n"),
        ] {
            assert_eq!(read_text(text).0.delimiter.as_deref(), Some(delimiter), "{text}");
        }
    }

    #[test]
    fn rows_keep_their_line_numbers_quotes_and_raggedness() {
        let (_, kept) = read_text("a,b\n\n\"x\n\"\"y\",2\nshort\n1,2,3\n");
        let shapes: Vec<_> = kept.rows.iter().map(|(number, cells)| (*number, cells.len())).collect();
        assert_eq!(shapes, [(1, 2), (3, 2), (5, 1), (6, 3)]);
        let (_, windows) = read_text("a,b\r\n\r\n\"x\r\ny\",2\r\nshort\r\n1,2,3");
        let numbers: Vec<_> = windows.rows.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5, 6]);
        assert_eq!(kept.rows[1].1[0], "x\n\"y");
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        let (_, kept) = read_text("a,b\r1,2\r3,4\r");
        assert_eq!(kept.rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn rows_are_counted_alike_with_quotes_and_without() {
        let lines = ["a,b", "1,2", "", " ", "3", "x,y,z", "", "last,one"];
        for (end, tail) in [("\n", ""), ("\r\n", "\r\n"), ("\r", "\r\r")] {
            let plain = lines.join(end) + tail;
            let (info, kept) = read_text(&plain);
            assert_eq!(info.rows, Some(kept.rows.len() as u64), "{plain:?}");
            assert_eq!(read_text(&plain.replace("3", "\"3\"")).0.rows, info.rows, "{plain:?}");
        }
        assert_eq!(read_text("sep=;\na;b\n1;2\n").0.rows, Some(2));
    }

    #[test]
    fn a_long_list_comes_in_order_and_ends_when_enough_is_read() {
        let text: String = (0..5_000).map(|row| format!("{row},x\n")).collect();
        let (info, kept) = read_text(&text);
        assert_eq!((info.rows, kept.rows.len()), (Some(5_000), 5_000));
        assert!(
            kept.rows
                .iter()
                .enumerate()
                .all(|(at, (line, cells))| { *line == at as u64 + 1 && cells[0] == at.to_string() })
        );
        let mut first = crate::tabular::FirstRows { limit: 300, ..Default::default() };
        read(Bytes::all(&Source::Text { text }), &ReadOptions::default(), &mut first).unwrap();
        assert_eq!(first.rows.len(), 300);
    }

    #[test]
    fn an_unclosed_quote_does_not_swallow_the_file() {
        let text = format!("name,note\n\"broken,1\n{}", "a,b\n".repeat(2_000));
        let (info, kept) = read_text(&text);
        assert_eq!(kept.problems[0].fault, TableFault::UnclosedQuote);
        assert_eq!((kept.rows.len(), info.rows), (2_002, Some(2_002)));
        assert_eq!(kept.rows[1].1, ["\"broken", "1"]);
        // The rows before and behind it keep their quotes and their numbers.
        let (info, kept) = read_text("a,b\n\"x\n\"\"y\",1\nz,\"open\nu,2\n\"v,w\",3\n");
        let rows: Vec<_> = kept.rows.iter().map(|(line, cells)| (*line, cells[0].as_str())).collect();
        assert_eq!(rows, [(1, "a"), (2, "x\n\"y"), (4, "z"), (5, "u"), (6, "v,w")]);
        assert_eq!((info.rows, kept.rows[2].1[1].as_str()), (Some(5), "\"open"));
        assert_eq!((kept.problems.len(), kept.problems[0].row), (1, 4));
    }
}
