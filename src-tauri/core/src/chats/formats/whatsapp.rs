//! WhatsApp's export of one chat as text, in the form of either kind of phone and of any language's dates.

mod words;

use std::borrow::Cow;

use words::{ABOUT_GROUPS, ATTACHED, CARDS, EDITED, LEFT_OUT, NOTICES, OMITTED, RECALLED, SENTENCES};

use crate::{
    Result,
    chats::{
        Chat, Format, Kind, Options, Sample, Sink, Source, Time,
        clock::{self, Cursor, Half, Order, OrderGuess, Parts},
        draft::{Draft, tell},
        lines,
    },
};

/// WhatsApp's text.
pub struct WhatsApp;

impl Format for WhatsApp {
    fn name(&self) -> &'static str {
        "whatsapp"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.share(|line| Head::of(line).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut guess = OrderGuess::default();
        let mut quiet = super::Quiet;
        lines::each(source, options, &mut quiet, |_, line, _| {
            if let Some(head) = Head::of(line) {
                guess.see(head.date, head.slash, head.half.is_some());
            }
            Ok(())
        })?;
        let order = guess.decide(options, sink);
        let name = source.stem();
        sink.chat(&Chat {
            name: chat_name(&name).map(Cow::Borrowed),
            platform: "whatsapp".into(),
            id: None,
            direct: false,
            zoned: false,
        })?;
        let mut draft: Option<Draft> = None;
        lines::each(source, options, sink, |_, line, sink| {
            match Head::of(line) {
                Some(head) => {
                    if let Some(done) = draft.replace(begin(&head, order)) {
                        finish(done, sink)?;
                    }
                }
                None => {
                    if let Some(draft) = &mut draft {
                        draft.line(line);
                    }
                }
            }
            Ok(())
        })?;
        match draft {
            Some(done) => finish(done, sink),
            None => Ok(()),
        }
    }
}

/// The name of the chat in the name of the file.
fn chat_name(stem: &str) -> Option<&str> {
    stem.strip_prefix("WhatsApp Chat with ")
        .or_else(|| stem.strip_prefix("WhatsApp Chat - "))
        .or_else(|| stem.strip_prefix('与')?.strip_suffix("的 WhatsApp 聊天"))
        .or_else(|| stem.strip_prefix('與')?.strip_suffix("的 WhatsApp 對話"))
}

/// The beginning of a message: when, and the rest of its line.
struct Head<'a> {
    date: Parts,
    slash: bool,
    hour: u32,
    minute: u32,
    second: Option<u32>,
    half: Option<Half>,
    rest: &'a str,
}

impl<'a> Head<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let mut cursor = Cursor::new(line);
        let bracket = cursor.eat("[");
        let (date, slash) = cursor.date()?;
        cursor.eat(",.");
        if !cursor.eat(" ") {
            return None;
        }
        let word = cursor.word(9);
        let (hour, minute, second, behind) = cursor.time()?;
        let half = behind.or_else(|| clock::half(&word));
        if bracket {
            if !cursor.eat("]") {
                return None;
            }
        } else {
            cursor.eat(" ");
            // The first phones of one kind wrote neither brackets nor a dash, but seconds.
            if !(cursor.eat("-–") || second.is_some() && cursor.eat(":")) {
                return None;
            }
        }
        if !cursor.eat(" ") {
            return None;
        }
        (hour <= 24 && minute < 60).then_some(Self {
            date,
            slash,
            hour,
            minute,
            second,
            half,
            rest: cursor.rest(),
        })
    }

    fn time(&self, order: Order) -> Option<Time> {
        clock::local(order, self.date, clock::hour(self.hour, self.half), self.minute, self.second)
    }
}

/// A message or a line of WhatsApp itself.
fn begin(head: &Head<'_>, order: Order) -> Draft {
    let time = head.time(order);
    let rest = head.rest.trim_start_matches(['\u{200e}', '\u{200f}']);
    let (sender, text) = match rest.split_once(": ") {
        Some(parts) => parts,
        None => match rest.strip_suffix(':') {
            Some(sender) => (sender, ""),
            None => return Draft::new(Kind::System, time, rest),
        },
    };
    if NOTICES.iter().chain(ABOUT_GROUPS).any(|notice| sender.contains(notice)) {
        return Draft::new(Kind::System, time, rest);
    }
    // Phones of one kind put a mark in front of media, and of what they say themselves in somebody's name.
    let marked = text.starts_with('\u{200e}');
    let plain = text.trim_start_matches(['\u{200e}', '\u{200f}']);
    if marked && !is_media(plain) && !is_recalled(plain) && !CARDS.iter().any(|card| plain.starts_with(card))
    {
        return Draft::new(Kind::System, time, plain);
    }
    let mut draft = Draft::new(Kind::Message, time, plain);
    let sender: String = sender
        .trim_matches(['\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{2068}', '\u{2069}'])
        .replace(['\u{202f}', '\u{a0}'], " ");
    let sender = sender.trim();
    let sender = sender.strip_prefix('~').unwrap_or(sender).trim();
    draft.author_name = Some(sender.to_owned());
    draft
}

fn finish(mut draft: Draft, sink: &mut dyn Sink) -> Result<()> {
    if draft.kind == Kind::System {
        let text = draft.text.replace(['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'], "");
        if !ABOUT_GROUPS.iter().any(|words| text.contains(words)) {
            tell(SENTENCES, &text, draft.time, sink)?;
        }
        return draft.finish(sink);
    }
    for mark in EDITED {
        if let Some(before) = draft.text.trim_end().strip_suffix(mark) {
            draft.text = before.trim_end_matches(['\u{200e}', ' ', '\n']).to_owned();
            draft.edited = true;
            break;
        }
    }
    if is_recalled(&draft.text) {
        draft.kind = Kind::Recalled;
    } else if is_media(&draft.text) {
        draft.attachment = Some("file");
    }
    draft.finish(sink)
}

fn is_recalled(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '。']);
    RECALLED.contains(&text)
}

fn is_media(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim().trim_start_matches('\u{200e}');
    let whole = line.strip_prefix(['<', '‹']).and_then(|inside| inside.strip_suffix('>')).unwrap_or(line);
    let short = line.chars().count() <= 60;
    let left_out = |text: &str| LEFT_OUT.iter().any(|words| text.ends_with(words) || text.starts_with(words));
    // With brackets it is the phone that speaks; without, only a few words are enough to be sure.
    (whole.len() < line.len() && (left_out(whole) || names_a_file(whole)))
        || (short
            && text.trim() == line
            && OMITTED.iter().any(|words| line.ends_with(words))
            && line.split(' ').count() <= 4)
        || ATTACHED.iter().any(|words| line.contains(words))
}

/// `attached: 00000002-PHOTO.jpg`, in whatever language.
fn names_a_file(text: &str) -> bool {
    let name = text.rsplit_once([':', '：']).map(|(_, name)| name.trim());
    let ending = name.and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
