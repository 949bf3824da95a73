//! Address books as vCards of any version: people without messages.

use std::borrow::Cow;

use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Options, Person, Place, Problem, Sample, Sink, Source,
        coded::{decoded, unquoted_printable},
        lines,
    },
};

/// vCards.
pub struct VCard;

impl Format for VCard {
    fn name(&self) -> &'static str {
        "vcard"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let first = sample.lines.first().map_or("", |line| line.trim_start_matches('\u{feff}').trim());
        if first.eq_ignore_ascii_case("BEGIN:VCARD") { 99 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        sink.chat(&Chat { name: None, platform: "contacts".into(), id: None, direct: false, zoned: true })?;
        let mut reader = Reader::default();
        let mut last = 0;
        lines::each(source, options, sink, |number, line, sink| {
            last = number;
            reader.line(line.trim_start_matches('\u{feff}'), sink)
        })?;
        reader.property(sink)?;
        if reader.card.is_some() {
            sink.problem(Problem::new(Place::Line(last), Fault::Truncated));
        }
        Ok(())
    }
}

#[derive(Default)]
struct Reader {
    card: Option<Card>,
    /// A property that may go on in the next line.
    unfinished: String,
    /// It goes on because its text was broken, whatever the next line begins with.
    soft: bool,
}

#[derive(Default)]
struct Card {
    uid: String,
    full: String,
    parts: String,
    nickname: String,
    organisation: String,
    phone: String,
    mail: String,
}

impl Reader {
    fn line(&mut self, line: &str, sink: &mut dyn Sink) -> Result<()> {
        if self.soft {
            self.unfinished.push_str(line.trim_start());
        } else if let Some(more) = line.strip_prefix([' ', '\t']) {
            // Pictures are millions of letters that nobody needs here.
            if self.unfinished.len() < 64 * 1024 {
                self.unfinished.push_str(more);
            }
        } else {
            self.property(sink)?;
            self.unfinished.push_str(line);
        }
        self.soft = self.unfinished.ends_with('=') && head(&self.unfinished).0.contains("QUOTED-PRINTABLE");
        if self.soft {
            self.unfinished.pop();
        }
        Ok(())
    }

    /// Takes the property that is complete now.
    fn property(&mut self, sink: &mut dyn Sink) -> Result<()> {
        let line = std::mem::take(&mut self.unfinished);
        let (parameters, value) = head(&line);
        let name = parameters.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default();
        match (name, value.trim().eq_ignore_ascii_case("VCARD")) {
            ("BEGIN", true) => self.card = Some(Card::default()),
            ("END", true) => {
                if let Some(card) = self.card.take() {
                    return card.finish(sink);
                }
            }
            _ => {}
        }
        let Some(card) = &mut self.card else { return Ok(()) };
        let slot = match name {
            "UID" => &mut card.uid,
            "FN" => &mut card.full,
            "N" => &mut card.parts,
            "NICKNAME" => &mut card.nickname,
            "ORG" => &mut card.organisation,
            "TEL" => &mut card.phone,
            "EMAIL" => &mut card.mail,
            _ => return Ok(()),
        };
        if slot.is_empty() {
            let value = plain(&parameters, value);
            *slot = if name == "N" { in_order(&value) } else { unescaped(&value) };
        }
        Ok(())
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

impl Card {
    fn finish(self, sink: &mut dyn Sink) -> Result<()> {
        let names = [self.full, self.parts, self.nickname, self.organisation];
        let name = names.into_iter().find(|name| !name.is_empty());
        let ids = [self.uid, phone(&self.phone), self.mail.to_lowercase()];
        let id = ids.into_iter().find(|id| !id.is_empty());
        sink.member(&Person { id: id.map(Cow::Owned), name: name.map(Cow::Owned), ..Person::default() })
    }
}

/// A number as the whole world dials it; eleven digits that begin with 1 are Chinese.
fn phone(written: &str) -> String {
    let written = written.trim().trim_start_matches("tel:");
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        String::new()
    } else if written.starts_with('+') {
        format!("+{digits}")
    } else if digits.len() == 11 && digits.starts_with('1') {
        format!("+86{digits}")
    } else {
        digits
    }
}
