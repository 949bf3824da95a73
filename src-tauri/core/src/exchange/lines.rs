//! Content lines and components of calendar files, read so that nothing stops the reading: what cannot be understood
//! becomes a problem with its line, and the rest goes on.
//!
//! The engine takes single lines (unfolding bytes before decoding, soft breaks, quoted parameters); the tree is made
//! here, because places of problems and components closed by the wrong END need it.

use ical::tree::line::IcalLine;

use super::view::{CalendarProblem, ProblemCode};

/// A component with its properties and those inside it.
#[derive(Debug, Clone, Default)]
pub struct Component {
    /// Its name in upper case, `VEVENT`.
    pub name: String,
    /// The line of its BEGIN, from 1.
    pub line: u32,
    /// Its properties, in their order.
    pub properties: Vec<Property>,
    /// Components inside it, in their order.
    pub components: Vec<Component>,
}

/// One property as it was written, unfolded.
#[derive(Debug, Clone, Default)]
pub struct Property {
    /// Its name in upper case.
    pub name: String,
    /// Its parameters: names in upper case, values without quotes.
    pub params: Vec<(String, Vec<String>)>,
    /// Its value, still escaped.
    pub value: String,
    /// The whole line as it was written, unfolded.
    pub text: String,
    /// Its line, from 1.
    pub line: u32,
}

impl Component {
    /// The first property of that name.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }
    /// The component as text again, one unfolded line each.
    pub fn text(&self) -> String {
        let mut text = format!("BEGIN:{}\n", self.name);
        for property in &self.properties {
            text.push_str(&property.text);
            text.push('\n');
        }
        for component in &self.components {
            text.push_str(&component.text());
        }
        text.push_str(&format!("END:{}\n", self.name));
        text
    }
}

impl Property {
    /// The first value of a parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        let (_, values) = self.params.iter().find(|(known, _)| known == name)?;
        values.first().map(String::as_str)
    }
    /// Its text value: unescaped, and decoded where it is quoted-printable (vCalendar 1.0).
    pub fn content(&self) -> String {
        if self.param("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE")) {
            return unescape(&decode(&quoted_printable(&self.value)).0);
        }
        unescape(&self.value)
    }
}

/// Reads a file: its calendars, and what was wrong. UTF-8 with or without mark, UTF-16, and GB18030 values are read.
pub fn read(bytes: &[u8]) -> (Vec<Component>, Vec<CalendarProblem>) {
    let transcoded;
    let bytes = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => &bytes[mark..],
        Some((encoding, _)) => {
            transcoded = encoding.decode(bytes).0.into_owned();
            transcoded.as_bytes()
        }
        None => bytes,
    };
    let mut reader = Reader::default();
    let mut rest = bytes;
    let mut number = 1u32;
    while !rest.is_empty() {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        number += newlines(&rest[..blank]);
        rest = &rest[blank..];
        if rest.is_empty() {
            break;
        }
        let tail = match IcalLine::take(rest) {
            Ok((line, tail)) => {
                reader.line(&line, number);
                tail
            }
            Err(_) => {
                let (physical, tail) = IcalLine::take_physical(rest);
                reader.problem(number, ProblemCode::NotALine, &String::from_utf8_lossy(physical));
                tail
            }
        };
        number += newlines(&rest[..rest.len() - tail.len()]);
        rest = tail;
    }
    reader.finish(number)
}

fn newlines(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Reader {
    open: Vec<Component>,
    calendars: Vec<Component>,
    problems: Vec<CalendarProblem>,
}

impl Reader {
    fn problem(&mut self, line: u32, code: ProblemCode, detail: &str) {
        self.problems.push(CalendarProblem::new(line, code, detail));
    }

    fn line(&mut self, line: &IcalLine<'_>, number: u32) {
        let property = self.property(line, number);
        match property.name.as_str() {
            "BEGIN" => {
                let name = property.value.trim().to_ascii_uppercase();
                // A calendar inside an open one means that the end of the first was lost.
                if name == "VCALENDAR" && !self.open.is_empty() {
                    self.problem(number, ProblemCode::NotClosed, "VCALENDAR");
                    self.close_to(0);
                }
                self.open.push(Component { name, line: number, ..Component::default() });
            }
            "END" => self.end(&property.value.trim().to_ascii_uppercase(), number),
            _ => match self.open.last_mut() {
                Some(component) => component.properties.push(property),
                None => self.problem(number, ProblemCode::OutsideCalendar, &property.name),
            },
        }
    }

    /// Closes the innermost component of that name and, with a problem each, those left open inside it.
    fn end(&mut self, name: &str, number: u32) {
        let Some(depth) = self.open.iter().rposition(|component| component.name == name) else {
            return self.problem(number, ProblemCode::WrongEnd, name);
        };
        while self.open.len() > depth + 1 {
            let lost = self.open.last().map_or(String::new(), |component| component.name.clone());
            self.problem(number, ProblemCode::NotClosed, &lost);
            self.close_to(self.open.len() - 1);
        }
        self.close_to(depth);
    }

    /// Closes open components down to a depth.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(component) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some(parent) => parent.components.push(component),
                None => self.calendars.push(component),
            }
        }
    }

    fn finish(mut self, number: u32) -> (Vec<Component>, Vec<CalendarProblem>) {
        for name in self.open.iter().map(|component| component.name.clone()).collect::<Vec<_>>() {
            self.problem(number, ProblemCode::NotClosed, &name);
        }
        self.close_to(0);
        (self.calendars, self.problems)
    }

    fn property(&mut self, line: &IcalLine<'_>, number: u32) -> Property {
        let (value, clean) = decode(&line.raw_value());
        if !clean {
            self.problem(number, ProblemCode::NotUtf8, line.name.get());
        }
        // vCalendar 1.0 and some exporters put a group before the name; it carries nothing.
        let name = line.name.get().rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
        let mut text = line.name.get().to_owned();
        let mut params = Vec::with_capacity(line.params.len());
        for param in &line.params {
            text.push(';');
            text.push_str(&param.to_string());
            let values = param.values.iter().map(|value| param_value(value.get())).collect();
            params.push((param.name.get().to_ascii_uppercase(), values));
        }
        text.push(':');
        text.push_str(&value);
        Property { name, params, value, text, line: number }
    }
}

/// A parameter's value without its quotes, with the escapes of RFC 6868.
fn param_value(raw: &str) -> String {
    let bare = raw.trim().trim_matches('"');
    if bare.contains('^') {
        bare.replace("^n", "\n").replace("^'", "\"").replace("^^", "^")
    } else {
        bare.to_owned()
    }
}

/// A value's text, and whether it was the UTF-8 that the standard asks for. Old Chinese programs write GB18030.
fn decode(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), true),
        Err(_) => (encoding_rs::GB18030.decode(bytes).0.into_owned(), false),
    }
}

fn quoted_printable(value: &str) -> Vec<u8> {
    let bytes = value.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'=').then(|| value.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

/// Undoes the escapes of TEXT (RFC 5545 3.3.11). Unknown ones keep what they escape.
pub fn unescape(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_owned();
    }
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(problems: &[CalendarProblem]) -> Vec<(u32, ProblemCode)> {
        problems.iter().map(|problem| (problem.line, problem.code)).collect()
    }

    #[test]
    fn folds_cut_through_characters_and_quotes_are_undone() {
        let mut bytes = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:\xE8\xAF".to_vec();
        bytes.extend_from_slice(b"\r\n \xBB\xE4\xB9\xA6\\, one\\nline\r\n");
        bytes.extend_from_slice(
            b"DTSTART;TZID=\"Europe/Berlin; odd\":20260301T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        let (calendars, problems) = read(&bytes);
        assert!(problems.is_empty(), "{problems:?}");
        let event = &calendars[0].components[0];
        assert_eq!(event.property("SUMMARY").unwrap().content(), "读书, one\nline");
        let start = event.property("DTSTART").unwrap();
        assert_eq!((start.param("TZID"), start.line), (Some("Europe/Berlin; odd"), 5));
    }

    #[test]
    fn a_broken_file_gives_what_can_be_read_and_says_where_it_is_broken() {
        let text = "X-BEFORE:1\nBEGIN:VCALENDAR\nno colon here\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VALARM\nEND:VEVENT\n\
                    END:VTODO\nBEGIN:VEVENT\nSUMMARY:b\n";
        let (calendars, problems) = read(text.as_bytes());
        let titles: Vec<String> = calendars[0]
            .components
            .iter()
            .map(|event| event.property("SUMMARY").unwrap().content())
            .collect();
        assert_eq!(titles, ["a", "b"]);
        use ProblemCode::*;
        assert_eq!(
            codes(&problems),
            [
                (1, OutsideCalendar),
                (3, NotALine),
                (7, NotClosed),
                (8, WrongEnd),
                (11, NotClosed),
                (11, NotClosed)
            ]
        );
    }

    #[test]
    fn other_encodings_are_read() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:春节晚会\nEND:VEVENT\nEND:VCALENDAR\n";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let mut utf8 = vec![0xEF, 0xBB, 0xBF];
        utf8.extend_from_slice(text.as_bytes());
        for (bytes, problems) in [(gb.into_owned(), 1), (utf16, 0), (utf8, 0)] {
            let (calendars, found) = read(&bytes);
            assert_eq!(calendars[0].components[0].property("SUMMARY").unwrap().content(), "春节晚会");
            assert_eq!(found.len(), problems);
        }
        let old = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=\n x\nEND:VEVENT\nEND:VCALENDAR";
        let (calendars, _) = read(old);
        assert!(calendars[0].components[0].property("SUMMARY").unwrap().content().starts_with("café"));
    }
}
