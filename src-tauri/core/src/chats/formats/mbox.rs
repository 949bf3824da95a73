//! Mail of a mailing list in one file.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDateTime};

use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink, Source, Time,
        coded::header, lines,
    },
};

/// A mailbox.
pub struct Mbox;

impl Format for Mbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let mut lines = sample.lines.iter();
        let first = lines.next().is_some_and(|line| line.trim_start_matches('\u{feff}').starts_with("From "));
        if first && lines.next().is_some_and(|line| is_header(line)) { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        // Groups.io calls every archive's mailbox the same.
        let name = Some(source.stem()).filter(|stem| stem != "messages").map(Cow::Owned);
        sink.chat(&Chat { name, platform: "mail".into(), id: None, direct: false, zoned: true })?;
        let mut reader = Reader { after_blank: true, ..Reader::default() };
        lines::each(source, options, sink, |number, line, sink| reader.line(number, line, sink))?;
        reader.finish(sink)
    }
}

#[derive(Default)]
struct Reader {
    mail: Option<Mail>,
    in_header: bool,
    after_blank: bool,
    /// A line that begins a mail if a header follows; else it is text.
    divider: Option<(u64, String)>,
    unfolded: String,
}

#[derive(Default)]
struct Mail {
    line: u64,
    date: String,
    from: String,
    id: String,
    answers: String,
    original: String,
    replies_to: String,
    text: String,
    attachment: bool,
}

/// `Name: value`.
fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

impl Reader {
    fn line(&mut self, number: u64, line: &str, sink: &mut dyn Sink) -> Result<()> {
        if let Some((begin, text)) = self.divider.take() {
            if is_header(line) {
                self.finish(sink)?;
                self.mail = Some(Mail { line: begin, ..Mail::default() });
                self.in_header = true;
            } else {
                self.body(&text);
            }
        }
        let after_blank = std::mem::replace(&mut self.after_blank, line.is_empty());
        let plain = line.trim_start_matches('\u{feff}');
        if after_blank && is_divider(plain) {
            self.divider = Some((number, plain.to_owned()));
            return Ok(());
        }
        if !self.in_header {
            self.body(line);
        } else if line.is_empty() {
            self.field();
            self.in_header = false;
        } else if line.starts_with([' ', '\t']) {
            if self.unfolded.len() < 64 * 1024 {
                self.unfolded.push(' ');
                self.unfolded.push_str(line.trim_start());
            }
        } else {
            self.field();
            self.unfolded.push_str(line);
        }
        Ok(())
    }

    fn body(&mut self, line: &str) {
        let Some(mail) = &mut self.mail else { return };
        let begin = line.as_bytes().get(..31).unwrap_or_default();
        mail.attachment |= begin.eq_ignore_ascii_case(b"Content-Disposition: attachment");
        // `>From ` is how a line of the text that begins with the word is kept.
        let quoted = line.starts_with('>') && line.trim_start_matches('>').starts_with("From ");
        lines::append(&mut mail.text, if quoted { &line[1..] } else { line });
    }

    fn field(&mut self) {
        let field = std::mem::take(&mut self.unfolded);
        let (Some(mail), Some((name, value))) = (&mut self.mail, field.split_once(':')) else { return };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "date" => mail.date = value.to_owned(),
            "from" => mail.from = header(value),
            "x-original-from" => mail.original = header(value),
            "reply-to" => mail.replies_to = header(value),
            "message-id" => mail.id = value.to_owned(),
            "in-reply-to" if !value.is_empty() => mail.answers = value.to_owned(),
            "references" if mail.answers.is_empty() => {
                mail.answers = value.split_whitespace().next_back().unwrap_or_default().to_owned();
            }
            _ => {}
        }
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<()> {
        self.field();
        let Some(mail) = self.mail.take() else { return Ok(()) };
        let time = sent(&mail.date);
        if time.is_none() {
            sink.problem(Problem::new(Place::Line(mail.line), Fault::BadTime));
        }
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty()).map(Cow::Owned);
        let mut message = Message::new(if mail.answers.is_empty() { Kind::Message } else { Kind::Reply });
        message.time = time;
        message.id = given(&mail.id);
        message.reply_to = given(&mail.answers);
        message.author = author(&mail.from).map(|sender| match sender.name.as_deref().and_then(by_list) {
            Some(name) => behind_list(name, &mail),
            None => sender,
        });
        message.text = Cow::Owned(mail.text.trim().to_owned());
        if mail.attachment {
            message.attach("file");
        }
        sink.message(&message)
    }
}

/// Whether a line begins a mail: `From somebody Tue Mar  5 09:00:00 2024`. What else begins with the word names no time of day and no
/// year.
fn is_divider(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("From ") else { return false };
    let are_digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let is_clock = |four: &[u8]| four[1] == b':' && are_digits(&four[..1]) && are_digits(&four[2..]);
    rest.as_bytes().windows(4).any(is_clock) && rest.as_bytes().windows(4).any(are_digits)
}

/// When a mail was sent. Not every program writes the weekday that the day has, or a zone.
fn sent(date: &str) -> Option<Time> {
    let date = date.trim();
    let bare = match date.split_once(',') {
        Some((weekday, rest)) if weekday.len() <= 9 => rest.trim(),
        _ => date,
    };
    let zoned = |text: &str| DateTime::parse_from_rfc2822(text).ok();
    let known = zoned(date)
        .or_else(|| zoned(bare))
        .or_else(|| zoned(&bare.replace("GMT+", "+").replace("GMT-", "-")));
    if let Some(date) = known {
        return Time::of_seconds(date.timestamp());
    }
    // Without a zone it is universal time, as the standard of mail has it.
    let forms = ["%d %b %Y %H:%M:%S", "%a %b %e %H:%M:%S %Y"];
    let bare = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(bare, form).ok());
    bare.map_or_else(|| Time::iso(date), |at| Time::of_seconds(at.and_utc().timestamp()))
}

/// The name in front of ` via ` and a list's, which lists write whose senders forbid to be spoken for.
fn by_list(name: &str) -> Option<&str> {
    let (name, list) = name.rsplit_once(" via ")?;
    (!list.is_empty()).then(|| name.trim_matches(['\'', '"', ' ']))
}

/// Who wrote a mail that a list sent in its own name.
fn behind_list(name: &str, mail: &Mail) -> Person<'static> {
    let known = [&mail.original, &mail.replies_to]
        .into_iter()
        .find(|field| !field.is_empty() && !field.contains(','));
    let person = known.and_then(|field| author(field)).unwrap_or_default();
    let own = Some(name.to_owned()).filter(|name| !name.is_empty()).map(Cow::Owned);
    Person { id: person.id, name: person.name.or(own), ..Person::default() }
}

/// `Name <address>`, `address (Name)` or, as archives hide it, `user at host (Name)`.
fn author(from: &str) -> Option<Person<'static>> {
    let from = from.trim();
    let (address, name) = match from.rsplit_once('<') {
        // The name may stand behind in brackets.
        Some((name, address)) => match address.split_once('>') {
            Some((address, behind)) if name.trim().is_empty() => {
                (address, behind.trim().trim_matches(['(', ')']))
            }
            Some((address, _)) => (address, name),
            None => (address, name),
        },
        None => match from.split_once('(') {
            Some((address, name)) => (address, name.trim_end_matches(')')),
            None => (from, ""),
        },
    };
    let address = address.trim().replace(" at ", "@").to_lowercase();
    let name = name.trim().trim_matches('"').trim();
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty()).map(Cow::Owned);
    let person = Person { id: given(&address), name: given(name), ..Person::default() };
    (!person.key().is_empty()).then_some(person)
}
