//! WhatsApp's export of one chat as text, in the form of either kind of phone and of any language's dates.

mod words;

use std::{borrow::Cow, collections::HashSet};

use words::{
    ABOUT_GROUPS, ATTACHED, CALLS, CARDS, EDITED, LEFT_OUT, NOTICES, OMITTED, OWN, RECALLED, SENTENCES,
};

use crate::{
    Result,
    chats::{
        Chat, Format, Kind, Options, Sample, Sink, Source, Time,
        clock::{self, Cursor, Half, Order, OrderGuess, Parts},
        draft::{Draft, tell, tidy},
        lines,
    },
};

/// WhatsApp's text.
pub struct WhatsApp;

/// So many people are remembered: a group takes a thousand.
const MOST_PEOPLE: usize = 20_000;
/// The words in place of a file are short.
const LONGEST_MARK: usize = 60;

impl Format for WhatsApp {
    fn name(&self) -> &'static str {
        "whatsapp"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.headed(|line| Head::of(line).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut guess = OrderGuess::default();
        let mut quiet = super::Quiet;
        let mut people = HashSet::new();
        lines::each(source, options, &mut quiet, |_, line, _| {
            if let Some(head) = Head::of(line) {
                guess.see(head.date, head.slash, head.half.is_some());
                if people.len() < MOST_PEOPLE
                    && let Some(person) = person_of(head.rest)
                {
                    people.insert(person);
                }
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
                    if let Some(done) = draft.replace(begin(&head, order, &people)) {
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
        // Vietnamese phones write the time first.
        let early = time_first(&mut cursor);
        let (mut date, slash) = cursor.date()?;
        let (hour, minute, second, half) = match early {
            Some(time) => time,
            None => {
                cursor.eat(",.");
                if !cursor.eat(" ") {
                    return None;
                }
                let word = cursor.word(9);
                let (hour, minute, second, behind) = cursor.time()?;
                if is_korean(&word) && date.0 < 100 {
                    date.0 += 2000;
                }
                (hour, minute, second, behind.or_else(|| clock::half(&word)))
            }
        };
        // A word that is not known leaves the hours as they are.
        if half.is_none() {
            cursor.eat_word(12, if bracket { "]" } else { "-–" });
        }
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

/// Whether half of a day is named in Korean, where a short date begins with the year.
fn is_korean(word: &str) -> bool {
    word.contains("오전") || word.contains("오후")
}

/// The time in front of a date; otherwise nothing is read.
fn time_first(cursor: &mut Cursor<'_>) -> Option<(u32, u32, Option<u32>, Option<Half>)> {
    // Points stand in dates, too.
    if !cursor.rest().split_once(',')?.0.contains(':') {
        return None;
    }
    let mut ahead = Cursor::new(cursor.rest());
    let time = ahead.time()?;
    if !(ahead.eat(",") && ahead.eat(" ")) {
        return None;
    }
    Cursor::new(ahead.rest()).date()?;
    *cursor = ahead;
    Some(time)
}

/// A message or a line of WhatsApp itself; `people` are those who surely wrote something.
fn begin(head: &Head<'_>, order: Order, people: &HashSet<String>) -> Draft {
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
    let sender = tidy(sender);
    let known = is_media(plain) || is_recalled(plain) || CARDS.iter().any(|card| plain.starts_with(card));
    // In a language that is not known it is media when somebody sent it who does not speak of themselves.
    let foreign = marked && !known && people.contains(&*sender) && !speaks_of(plain, &sender);
    if marked && !known && !foreign {
        return Draft::new(Kind::System, time, plain);
    }
    let mut draft = Draft::new(Kind::Message, time, plain);
    draft.attachment = foreign.then_some("file");
    draft.author_name = Some(sender.into_owned());
    draft
}

/// Whether a marked text is what WhatsApp says about its sender, or of a call.
fn speaks_of(text: &str, sender: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    tidy(line).starts_with(sender)
        || line.chars().count() > LONGEST_MARK
        || text.trim() != line.trim()
        || OWN.iter().any(|word| line.starts_with(word))
        || CALLS.iter().any(|word| line.to_lowercase().contains(word))
        || NOTICES.iter().chain(ABOUT_GROUPS).any(|notice| line.contains(notice))
        || tell(SENTENCES, &tidy(line), None, &mut super::Quiet).unwrap_or(true)
}

/// Who wrote a line that is no mark of WhatsApp's.
fn person_of(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(['\u{200e}', '\u{200f}']);
    let (sender, text) = rest.split_once(": ")?;
    (!text.starts_with('\u{200e}')).then(|| tidy(sender).into_owned())
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
        draft.text = caption(&draft.text);
    }
    draft.finish(sink)
}

/// What somebody wrote beside a file, without what the phone says in its place: each phone says that in its own words.
fn caption(text: &str) -> String {
    let (line, more) = text.split_once('\n').unwrap_or((text, ""));
    let before = line
        .rsplit_once('\u{200e}')
        .map_or("", |(before, _)| before.trim_matches(['\u{200e}', '\u{200f}', ' ']));
    [before, more.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_recalled(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '。']);
    RECALLED.contains(&text) || text.starts_with("This message was deleted by admin")
}

fn is_media(text: &str) -> bool {
    // A caption or the name of a document may stand in front of what the phone says.
    let text = text.rsplit('\u{200e}').next().unwrap_or_default();
    let line = text.lines().next().unwrap_or_default().trim();
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
