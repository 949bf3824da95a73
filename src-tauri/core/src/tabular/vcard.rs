//! Address books as vCards of any version, read as a table: a row for each card, its columns named as lists name them.

use std::io::{BufRead, BufReader, Read};

use super::{
    Cells, Format, Problem, ReadOptions, RowSink, Source, TableFault, TableInfo,
    coded::{decoded, unquoted_printable},
    decode::{Encoding, broken},
};
use crate::Result;

/// A property is cut here: pictures are millions of letters that nobody needs.
const LONGEST: usize = 64 * 1024;
/// A line is cut here.
const LONGEST_LINE: u64 = 1024 * 1024;

/// The columns. What other programs call a card by is an account at the address book.
pub const CARD_COLUMNS: [&str; 11] = [
    "name",
    "phone",
    "email",
    "birthday",
    "tags",
    "note",
    "company",
    "title",
    "phone 2",
    "email 2",
    "account@contacts",
];

/// Whether a file begins as one of cards does, in any encoding.
pub(super) fn is_cards(head: &[u8]) -> bool {
    let marks = [0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF];
    let plain: Vec<u8> = (head.iter().copied())
        .filter(|byte| !marks.contains(byte) && !byte.is_ascii_whitespace())
        .take(b"BEGIN:VCARD".len())
        .collect();
    plain.eq_ignore_ascii_case(b"BEGIN:VCARD")
}

/// Reads the cards as rows, below a header.
pub(super) fn read(source: &Source, options: &ReadOptions, sink: &mut dyn RowSink) -> Result<TableInfo> {
    let encoding = Encoding::detect(|| source.open(), options.encoding.as_deref())?;
    let whole = |fault, text: String| Problem { fault, row: 0, column: 0, text };
    if encoding.wrong_mark {
        sink.problem(whole(TableFault::WrongMark, encoding.name().into()));
    }
    if encoding.replaced > 0 {
        sink.problem(whole(TableFault::Undecodable, encoding.replaced.to_string()));
    }
    let info = TableInfo {
        format: Format::Cards,
        encoding: Some(encoding.name().to_owned()),
        delimiter: None,
        replaced: encoding.replaced,
        sheets: Vec::new(),
        sheet: None,
        date1904: false,
        rows: None,
    };
    sink.start(&info)?;
    let mut reader = Reader::default();
    if !sink.row(1, &CARD_COLUMNS.iter().copied().collect())? {
        return Ok(info);
    }
    let mut lines = BufReader::with_capacity(128 * 1024, encoding.stream(source.open()?));
    let mut line = Vec::new();
    while lines.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(broken)? > 0 {
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']).trim_start_matches('\u{feff}');
        if !reader.line(text, sink)? {
            return Ok(info);
        }
        line.clear();
    }
    reader.property(sink)?;
    if reader.card.is_some() {
        sink.problem(Problem {
            fault: TableFault::Truncated,
            row: reader.lines,
            column: 0,
            text: String::new(),
        });
    }
    Ok(info)
}

#[derive(Default)]
struct Reader {
    card: Option<Card>,
    /// A property that may go on in the next line.
    unfinished: String,
    /// It goes on because its text was broken, whatever the next line begins with.
    soft: bool,
    /// So many lines were read.
    lines: u64,
    /// The line in which the property begins; a card's row is its last one.
    begun: u64,
}

#[derive(Default)]
struct Card {
    uid: String,
    full: String,
    parts: String,
    nickname: String,
    organisation: String,
    title: String,
    phones: Vec<String>,
    mails: Vec<String>,
    birthday: String,
    categories: String,
    note: String,
}

impl Reader {
    /// Takes a line; false when no more is wanted.
    fn line(&mut self, line: &str, sink: &mut dyn RowSink) -> Result<bool> {
        let mut goes_on = true;
        self.lines += 1;
        if self.soft {
            self.more(line.trim_start());
        } else if let Some(more) = line.strip_prefix([' ', '\t']) {
            self.more(more);
        } else {
            goes_on = self.property(sink)?;
            self.begun = self.lines;
            self.more(line);
        }
        self.soft = self.unfinished.ends_with('=') && head(&self.unfinished).0.contains("QUOTED-PRINTABLE");
        if self.soft {
            self.unfinished.pop();
        }
        Ok(goes_on)
    }

    fn more(&mut self, text: &str) {
        if self.unfinished.len() < LONGEST {
            let mut end = text.len().min(LONGEST);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            self.unfinished.push_str(&text[..end]);
        }
    }

    /// Takes the property that is complete now.
    fn property(&mut self, sink: &mut dyn RowSink) -> Result<bool> {
        let line = std::mem::take(&mut self.unfinished);
        let (parameters, value) = head(&line);
        let name = parameters.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default();
        match (name, value.trim().eq_ignore_ascii_case("VCARD")) {
            ("BEGIN", true) => self.card = Some(Card::default()),
            ("END", true) => {
                if let Some(card) = self.card.take() {
                    return sink.row(self.begun, &card.row());
                }
            }
            _ => {}
        }
        if let Some(card) = &mut self.card {
            card.take(name, &parameters, value);
        }
        Ok(true)
    }
}

impl Card {
    fn take(&mut self, name: &str, parameters: &str, value: &str) {
        let slot = match name {
            "UID" => &mut self.uid,
            "FN" => &mut self.full,
            "N" => &mut self.parts,
            "NICKNAME" => &mut self.nickname,
            "ORG" => &mut self.organisation,
            "TITLE" => &mut self.title,
            "BDAY" => &mut self.birthday,
            "CATEGORIES" => &mut self.categories,
            "NOTE" => &mut self.note,
            "TEL" | "EMAIL" => {
                let several = if name == "TEL" { &mut self.phones } else { &mut self.mails };
                if several.len() < 2 {
                    several.push(unescaped(&plain(parameters, value)));
                }
                return;
            }
            _ => return,
        };
        if slot.is_empty() {
            let value = plain(parameters, value);
            *slot = if name == "N" { in_order(&value) } else { unescaped(&value) };
        }
    }

    fn row(self) -> Cells {
        let named = [self.full, self.parts, self.nickname, self.organisation.clone()];
        let name = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let nth = |several: &[String], place: usize| several.get(place).cloned().unwrap_or_default();
        let phone = |place| number(&nth(&self.phones, place)).to_owned();
        // Days without a year are no birthdays that a list can hold.
        let birthday = if self.birthday.starts_with('-') { String::new() } else { self.birthday };
        [
            name,
            phone(0),
            nth(&self.mails, 0),
            birthday,
            self.categories,
            self.note,
            self.organisation.trim_end_matches(';').to_owned(),
            self.title,
            phone(1),
            nth(&self.mails, 1),
            self.uid,
        ]
        .iter()
        .collect()
    }
}

/// What stands in front of the first colon outside quotes, in capitals, and what stands behind it.
fn head(line: &str) -> (String, &str) {
    let mut quoted = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b':' if !quoted => return (line[..at].to_ascii_uppercase(), &line[at + 1..]),
            _ => {}
        }
    }
    (String::new(), line)
}

fn plain(parameters: &str, value: &str) -> String {
    if !parameters.contains("QUOTED-PRINTABLE") {
        return value.to_owned();
    }
    let charset = parameters.split(';').find_map(|one| one.strip_prefix("CHARSET=")).unwrap_or("UTF-8");
    decoded(&unquoted_printable(value, false), charset)
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out.trim().to_owned()
}

/// Family and given name as the language writes them.
fn in_order(value: &str) -> String {
    let mut parts = value.split(';').map(unescaped);
    let (family, given) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if family.is_ascii() && given.is_ascii() {
        format!("{given} {family}").trim().to_owned()
    } else {
        family + &given
    }
}

/// The number of a telephone; behind that of an address stands what is dialled after it.
fn number(written: &str) -> &str {
    written.strip_prefix("tel:").map_or(written, |address| address.split(';').next().unwrap_or(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_told_by_its_first_line_in_any_encoding() {
        let wide: Vec<u8> = "BEGIN:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_cards(b"\xEF\xBB\xBF\r\nbegin:vcard\r\n") && is_cards(&wide));
        assert!(!is_cards(b"BEGIN:VCALENDAR") && !is_cards(b""));
    }

    #[test]
    fn what_is_dialled_after_a_number_is_no_part_of_it() {
        for (written, expected) in [
            ("tel:+1-555-0100;ext=5", "+1-555-0100"),
            ("tel:+86-138-0013-8000", "+86-138-0013-8000"),
            ("138 0013 8000", "138 0013 8000"),
            ("", ""),
        ] {
            assert_eq!(number(written), expected, "{written}");
        }
    }
}
