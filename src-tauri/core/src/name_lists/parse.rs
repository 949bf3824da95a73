//! Names as people send them: a 接龙 in every form that WeChat makes it, lines, 、-separated names, @mentions, columns.
//!
//! Pure. Whoever calls says whether a text is somebody's name: where `张三/杭州` is what somebody is called in the group it is
//! a name, else it is a name and a remark. What is not sure bears a doubt, and nothing of the text is dropped unseen.

mod columns;
mod company;
mod numbering;
mod person;
mod talk;
mod words;

pub(super) use words::{is_han, may_be_a_name};

use super::view::NameDoubt as Doubt;
use crate::tabular::{half_width, tidied};

/// Somebody on the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// How many more come along, when it says.
    pub extra: Option<i64>,
    /// What is said beside the name.
    pub note: Option<String>,
    /// A phone number, in its one form.
    pub phone: Option<String>,
    /// The line was struck or called off.
    pub cancelled: bool,
    /// The name was glued to something else: 张三/杭州.
    pub glued: bool,
    /// What is not sure about it.
    pub doubt: Option<Doubt>,
}

impl Person {
    fn named(name: &str) -> Self {
        Self { name: name.trim().to_owned(), ..Self::default() }
    }

    /// Adds a remark.
    fn say(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.note =
                Some(self.note.take().map_or_else(|| text.to_owned(), |note| format!("{note} {text}")));
        }
    }

    fn take_company(&mut self, company: company::Company) {
        self.extra = company.extra.or(self.extra);
        if company.unclear {
            self.doubt = Some(Doubt::Company);
        }
    }

    /// Takes over what is said about them elsewhere.
    fn join(&mut self, about: Self) {
        self.extra = about.extra.or(self.extra);
        self.phone = self.phone.take().or(about.phone);
        self.cancelled |= about.cancelled;
        self.doubt = self.doubt.or(about.doubt);
        if let Some(note) = about.note {
            self.say(&note);
        }
    }
}

/// Somebody with their line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line of the text, from 1.
    pub line: u32,
    /// The number that stands before the name.
    pub place: Option<u32>,
    /// The line as it came.
    pub raw: String,
    /// Who.
    pub person: Person,
}

/// A line without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The line of the text, from 1.
    pub line: u32,
    /// What it says.
    pub text: String,
}

/// A list that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The people, in their order.
    pub entries: Vec<Entry>,
    /// Headings, rules and numbers without a name. Blank lines are not among them.
    pub skipped: Vec<Skipped>,
}

/// A line on the way: where it stands, as it came, its number and what follows.
struct Line<'a> {
    at: u32,
    raw: &'a str,
    mark: Option<numbering::Mark>,
    body: &'a str,
}

/// Reads a list. `known` says whether a text is somebody's name as it stands.
pub fn parse(text: &str, known: &dyn Fn(&str) -> bool) -> Parsed {
    let half = half_width(text).replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}'], "\n");
    let tidy: Vec<String> = half.split('\n').map(|line| tidied(line).into_owned()).collect();
    let mut parsed = Parsed::default();
    if talk::read(&tidy, known, &mut parsed) || columns::read(&tidy, known, &mut parsed) {
        return parsed;
    }
    let lines = numbered(&tidy, known);
    let counted = lines.iter().filter(|line| line.mark.is_some()).count();
    let first = lines.iter().position(|line| line.mark.is_some() && !words::is_about_label(line.body));
    let announced = lines.iter().any(|line| line.raw.starts_with('#') || line.raw.contains("接龙"));
    let is_chain = counted >= 1 && announced || counted >= 2 && counted * 3 >= lines.len();
    for (place, line) in lines.iter().enumerate() {
        let above = is_chain && first.is_some_and(|first| place < first);
        read_line(line, is_chain, above, known, &mut parsed);
    }
    parsed
}

/// Lines that say something, with their numbers. A number that is glued to its name counts only in the order of a list.
fn numbered<'a>(lines: &'a [String], known: &dyn Fn(&str) -> bool) -> Vec<Line<'a>> {
    let mut last = 0;
    let mut out = Vec::with_capacity(lines.len());
    for (at, raw) in (1..).zip(lines) {
        if raw.is_empty() {
            continue;
        }
        let found = numbering::number(raw).filter(|(mark, body)| {
            let in_order = mark.place.is_none_or(|place| place == last + 1);
            if known(raw) {
                return in_order && known(body);
            }
            !mark.glued || in_order || known(body)
        });
        if let Some((numbering::Mark { place: Some(place), .. }, _)) = found {
            last = place;
        }
        let (mark, body) = found.map_or((None, raw.as_str()), |(mark, body)| (Some(mark), body));
        out.push(Line { at, raw, mark, body });
    }
    out
}

fn read_line(
    line: &Line<'_>,
    is_chain: bool,
    above: bool,
    known: &dyn Fn(&str) -> bool,
    parsed: &mut Parsed,
) {
    let listed = line.mark.is_some_and(|mark| mark.place.is_some());
    let skip = |parsed: &mut Parsed| {
        parsed.skipped.push(Skipped { line: line.at, text: line.raw.to_owned() });
    };
    if above && !line.body.contains('@') || words::is_about_label(line.body) {
        return skip(parsed);
    }
    let body = after_label(line.body, known);
    let is_line_of_names = body.len() < line.body.len();
    if line.mark.is_none() && !is_line_of_names && !known(body) {
        let about = words::is_about(body) && !body.contains(['、', '@']) && !labelled(body);
        if body.starts_with('#') || about && !begins_with_a_name(body, known) {
            return skip(parsed);
        }
        if is_chain && goes_on(body, known) {
            // Somebody's line may have a break in it; it goes on here.
            if let Some(last) = parsed.entries.last_mut() {
                let about =
                    person::people(&format!("x {body}"), true, known).into_iter().next().unwrap_or_default();
                last.raw.push('\n');
                last.raw.push_str(line.raw);
                last.person.join(Person { glued: false, ..about });
                return;
            }
        }
    }
    let before = parsed.entries.len();
    for (fragment, separator) in fragments(body, listed, known) {
        take_fragment(&fragment, separator, listed, before, line, known, parsed);
    }
    let forgot = is_chain && line.mark.is_none() && !is_line_of_names;
    for entry in parsed.entries.iter_mut().skip(before).filter(|_| forgot) {
        if !known(&entry.person.name) {
            entry.person.doubt = entry.person.doubt.or(Some(Doubt::Name));
        }
    }
    if parsed.entries.len() == before {
        skip(parsed);
    }
}

/// The names behind a label: 报名：…, and any other word before names that are known.
fn after_label<'a>(body: &'a str, known: &dyn Fn(&str) -> bool) -> &'a str {
    if known(body) || labelled(body) {
        return body;
    }
    let behind = body.split_once(':').map(|(label, rest)| (label, rest.trim()));
    let names = behind.filter(|(label, rest)| {
        let parts = fragments(rest, false, known);
        let mut people = parts.iter().flat_map(|(part, _)| person::people(part, false, known)).peekable();
        !known(label) && people.peek().is_some() && people.all(|person| known(&person.name))
    });
    names.map_or_else(|| words::after_label(body).map_or(body, str::trim), |(_, rest)| rest)
}

fn labelled(body: &str) -> bool {
    ["姓名:", "名字:", "昵称:"].iter().any(|label| body.contains(label))
        || body.to_ascii_lowercase().contains("name:")
}

fn begins_with_a_name(body: &str, known: &dyn Fn(&str) -> bool) -> bool {
    person::people(body, true, known).first().is_some_and(|person| known(&person.name))
}

/// Whether a line without a number, in a list of numbers, goes on with the line before. A short text that says nothing may be
/// somebody who forgot the number.
fn goes_on(body: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let people = person::people(body, true, known);
    let is_somebody = |person: &Person| known(&person.name) || words::may_be_a_name(&person.name);
    let says_something = words::is_remark(body)
        || people.iter().any(|person| person.phone.is_some() || person.extra.is_some());
    let is_long = body.chars().count() > 6;
    !body.contains('@')
        && !people.iter().any(is_somebody)
        && (says_something || is_long)
        && !body.starts_with(|c: char| c.is_ascii_digit())
}

fn take_fragment(
    fragment: &str,
    separator: char,
    listed: bool,
    before: usize,
    line: &Line<'_>,
    known: &dyn Fn(&str) -> bool,
    parsed: &mut Parsed,
) {
    if ["所有人", "all", "everyone", "here", "channel"].contains(&fragment.trim().to_lowercase().as_str())
        && separator == '@'
    {
        return;
    }
    for person in person::people(fragment, listed, known) {
        let is_first = parsed.entries.len() == before;
        // 张三,13800138000,素食 and 1. 张三、素食 are one person.
        let about = person.name.is_empty() || !known(&person.name) && words::is_remark(&person.name);
        if about
            && !is_first
            && let Some(last) = parsed.entries.last_mut()
        {
            let name = person.name.clone();
            last.person.join(person);
            last.person.say(&name);
            continue;
        }
        // 10:30 is nobody; 🐟 may be.
        let is_named = person.name.chars().any(|c| c.is_alphabetic() || !c.is_ascii() && !c.is_numeric());
        let is_somebody = is_named || known(&person.name) || person.phone.is_some();
        if is_somebody {
            parsed.entries.push(Entry {
                line: line.at,
                place: line.mark.and_then(|mark| mark.place),
                raw: line.raw.to_owned(),
                person,
            });
        }
    }
}

/// The parts of a line that each name somebody, with the sign that stands before each.
fn fragments(body: &str, listed: bool, known: &dyn Fn(&str) -> bool) -> Vec<(String, char)> {
    if known(body) {
        return vec![(body.to_owned(), ' ')];
    }
    let body = &with_ends_of_mentions(body, known);
    let mut parts: Vec<(String, char)> = vec![(String::new(), ' ')];
    let mut depth = 0_i32;
    let mut before = ' ';
    for c in body.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = (depth - 1).max(0),
            _ => {}
        }
        let mention = c == '@' && !before.is_ascii_alphanumeric();
        let splits =
            mention || matches!(c, '、' | ';' | '\u{2005}') || matches!(c, ',' | '，' | '\t') && !listed;
        if splits && depth == 0 {
            parts.push((String::new(), if c == '\u{2005}' { ' ' } else { c }));
        } else if let Some((part, _)) = parts.last_mut() {
            part.push(c);
        }
        before = c;
    }
    parts.retain(|(part, _)| !part.trim().is_empty());
    // 恭喜 @张三
    if parts.len() > 1 && parts[1].1 == '@' && !known(parts[0].0.trim()) && words::is_label(&parts[0].0) {
        parts.remove(0);
    }
    parts
}

/// A mention ends with U+2005 in WeChat; elsewhere a blank ends it, unless the name goes on behind it.
fn with_ends_of_mentions(body: &str, known: &dyn Fn(&str) -> bool) -> String {
    if !body.contains('@') || body.contains('\u{2005}') {
        return body.to_owned();
    }
    let mut out = String::with_capacity(body.len() + 8);
    for (place, part) in body.split('@').enumerate() {
        if place > 0 {
            out.push('@');
        }
        let part_end = part.trim_end();
        let cut = part
            .char_indices()
            .filter(|(_, c)| *c == ' ')
            .map(|(at, _)| at)
            .rfind(|at| known(part[..*at].trim()));
        match cut.filter(|_| place > 0 && !known(part_end)) {
            Some(at) => {
                out.push_str(&part[..at]);
                out.push('\u{2005}');
                out.push_str(&part[at + 1..]);
            }
            None => out.push_str(part),
        }
    }
    out
}
