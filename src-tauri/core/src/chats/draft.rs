//! A message of a text export while its lines come in.

use std::borrow::Cow;

use super::{Attachment, Event, EventKind, Kind, Message, Person, Sink, Time, lines};
use crate::Result;

/// What is known so far of a message that further lines may belong to.
#[derive(Debug)]
pub struct Draft {
    /// What kind it is.
    pub kind: Kind,
    /// When it was written.
    pub time: Option<Time>,
    /// What the platform calls its author.
    pub author_id: Option<String>,
    /// The author's name.
    pub author_name: Option<String>,
    /// The author's roles.
    pub roles: Vec<String>,
    /// Its text.
    pub text: String,
    /// It was changed.
    pub edited: bool,
    /// The kind of what came with it.
    pub attachment: Option<&'static str>,
}

impl Draft {
    /// A message of which the first line is known.
    pub fn new(kind: Kind, time: Option<Time>, text: &str) -> Self {
        Self {
            kind,
            time,
            author_id: None,
            author_name: None,
            roles: Vec::new(),
            text: text.to_owned(),
            edited: false,
            attachment: None,
        }
    }

    /// One more line of the text.
    pub fn line(&mut self, line: &str) {
        if self.text.is_empty() {
            self.text.push_str(line);
        } else {
            lines::append(&mut self.text, line);
        }
    }

    /// Hands the message on.
    pub fn finish(&self, sink: &mut dyn Sink) -> Result<()> {
        let author = (self.author_id.is_some() || self.author_name.is_some()).then(|| Person {
            id: self.author_id.as_deref().map(Cow::Borrowed),
            name: self.author_name.as_deref().map(Cow::Borrowed),
            roles: self.roles.iter().map(|role| Cow::Borrowed(role.as_str())).collect(),
            ..Person::default()
        });
        let mut message = Message::new(self.kind);
        message.time = self.time;
        message.author = author;
        message.text = Cow::Borrowed(self.text.trim_end());
        message.edited = self.edited;
        message.attachments = self.attachment.iter().map(|kind| Attachment { kind, name: None }).collect();
        sink.message(&message)
    }
}

/// A sentence of a platform about who came or went.
#[derive(Debug, Clone, Copy)]
pub enum Sentence {
    /// "X left": who stands in front of it.
    After(&'static str, EventKind),
    /// "X added Y": who did it in front of it, to whom behind it.
    Between(&'static str, EventKind),
    /// "X hat Y hinzugefügt": to whom between both, by whom in front.
    Around(&'static str, &'static str, EventKind),
    /// "Y was removed by X": to whom in front, by whom between both.
    Before(&'static str, &'static str, EventKind),
    /// "Y were removed": to whom in front, ending with this.
    Passive(&'static str, EventKind),
}

/// Tells who came or went by the first sentence that fits; whether one did.
pub fn tell(sentences: &[Sentence], text: &str, time: Option<Time>, sink: &mut dyn Sink) -> Result<bool> {
    let text = text.trim().trim_end_matches(['.', '。', '!', '！']);
    for sentence in sentences {
        let found = match *sentence {
            Sentence::After(words, kind) | Sentence::Passive(words, kind) => {
                text.strip_suffix(words).map(|who| (kind, who, ""))
            }
            Sentence::Between(words, kind) => text.split_once(words).map(|(by, who)| (kind, who, by)),
            Sentence::Around(before, after, kind) => text
                .split_once(before)
                .and_then(|(by, rest)| rest.find(after).map(|end| (kind, &rest[..end], by))),
            Sentence::Before(between, after, kind) => text
                .strip_suffix(after)
                .and_then(|text| text.split_once(between))
                .map(|(who, by)| (kind, who, by)),
        };
        let Some((kind, who, by)) = found else { continue };
        let by = Some(unquoted(by)).filter(|by| !named(by).key().is_empty());
        for name in names(who) {
            let by = by.map(named);
            sink.event(&Event { kind, person: named(name), by, time })?;
        }
        return Ok(true);
    }
    Ok(false)
}

/// A name without the marks that phones put around it: of direction, of blanks that do not break, and of somebody who is no contact.
pub fn tidy(name: &str) -> Cow<'_, str> {
    let marks = |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name = name.trim_matches(marks).trim();
    let name = match name.strip_prefix('~') {
        Some(rest) if rest.starts_with([' ', '\u{202f}', '\u{a0}']) => rest.trim_matches(marks).trim(),
        _ => name,
    };
    if name.contains(['\u{202f}', '\u{a0}']) {
        Cow::Owned(name.replace(['\u{202f}', '\u{a0}'], " ").trim().to_owned())
    } else {
        Cow::Borrowed(name)
    }
}

fn named(name: &str) -> Person<'_> {
    // Tools leave what they could not fill in as it stands: somebody, and nobody knows who.
    if name.len() > 2 && name.starts_with('$') && name.ends_with('$') {
        return Person::default();
    }
    // A name with the number in brackets, as QQ writes it.
    let split = name.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    match split {
        Some((front, id)) if id.len() >= 5 && id.bytes().all(|byte| byte.is_ascii_digit()) => Person {
            id: Some(Cow::Borrowed(id)),
            name: Some(Cow::Borrowed(front)).filter(|front| !front.is_empty()),
            ..Person::default()
        },
        _ => Person { name: Some(tidy(name)).filter(|name| !name.is_empty()), ..Person::default() },
    }
}

/// The names of a list in a sentence; one empty name when there is none.
fn names(list: &str) -> Vec<&str> {
    let list = unquoted(list);
    // `你和"甲、乙"`: what is quoted is the rest of the list.
    let (first, list) = match list.split_once("和\"").or_else(|| list.split_once("和“")) {
        Some((first, rest)) => (Some(first), unquoted(rest)),
        None => (None, list),
    };
    let mut found: Vec<&str> = first.into_iter().chain(list.split(['、', '，'])).collect();
    for separator in [", and ", " & ", ", ", " and ", " 和 ", " 與 ", "與", " und ", " y ", " et "] {
        found = found.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    // Chinese puts the last name of a list behind 和, which many names hold as well: not between two letters and more on both sides.
    let shortest = if found.len() > 1 { 1 } else { 2 };
    if let Some(last) = found.pop() {
        let is_name = |name: &str| name.chars().count() >= shortest;
        match last.split_once('和') {
            Some((one, other)) if is_name(one) && is_name(other) => found.extend([one, other]),
            _ => found.push(last),
        }
    }
    let found: Vec<&str> = found.into_iter().map(unquoted).filter(|name| !name.is_empty()).collect();
    if found.is_empty() { vec![""] } else { found }
}

/// Without the quotes and blanks around it.
fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '“', '”', '「', '」', '\u{200e}', '\u{2068}', '\u{2069}']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names_are_taken_apart() {
        assert_eq!(names("\"B、C\""), ["B", "C"]);
        assert_eq!(names("Ann, Bo and +86 138 0013 8000"), ["Ann", "Bo", "+86 138 0013 8000"]);
        assert_eq!(names("甲、乙和丙"), ["甲", "乙", "丙"]);
        assert_eq!(names("和平"), ["和平"]);
        assert_eq!(names("王和平"), ["王和平"]);
        assert_eq!(names("小華和小美"), ["小華", "小美"]);
        assert_eq!(names("你和\"吴十、郑一\""), ["你", "吴十", "郑一"]);
        assert_eq!(names("+86 138, +86 139, and Gus"), ["+86 138", "+86 139", "Gus"]);
        assert_eq!(named("$names$").key(), "");
        assert_eq!(names(""), [""]);
        assert_eq!(named("老王(10086)").key(), "10086");
    }
}
