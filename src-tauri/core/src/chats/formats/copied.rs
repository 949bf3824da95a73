//! Messages that were marked and copied in the window of QQ, or sent to oneself as mail by WeChat: a name and a time in front of
//! each, the day on a line of its own where the time is one of the clock alone.

use std::borrow::Cow;

use super::qq;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, Time,
        clock::{self, Cursor, Half, Order, OrderGuess, Parts},
        draft::Draft,
        lines,
    },
};

/// Copied messages.
pub struct Copied;

/// Of a hundred lines so many have to be heads of messages, where no line of a day says what the text is.
const FEWEST: u32 = 10;
/// No name is longer.
const LONGEST_NAME: usize = 120;

impl Format for Copied {
    fn name(&self) -> &'static str {
        "copied"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.lines.iter().any(|line| day(line).is_some()) {
            return sample.headed(|line| Head::of(line).is_some());
        }
        let share = sample.headed(|line| Head::of(line).is_some_and(|head| head.date.is_some()));
        if share >= FEWEST { share } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let (mut guess, mut seconds) = (OrderGuess::default(), false);
        lines::each(source, options, &mut super::Quiet, |_, line, _| {
            if let Some(head) = Head::of(line) {
                seconds |= head.second.is_some();
                if let Some((date, slash)) = head.date {
                    guess.see(date, slash, head.half.is_some());
                }
            }
            Ok(())
        })?;
        let order = guess.decide(options, sink);
        sink.chat(&Chat {
            name: Some(Cow::Owned(source.stem())),
            // WeChat shows no seconds.
            platform: if seconds { "qq" } else { "wechat" }.into(),
            id: None,
            direct: false,
            zoned: false,
        })?;
        let (mut draft, mut today): (Option<Draft>, Option<Parts>) = (None, None);
        lines::each(source, options, sink, |number, line, sink| {
            if let Some(date) = day(line) {
                today = Some(date);
                return Ok(());
            }
            let head = Head::of(line).filter(|head| head.date.is_some() || today.is_some());
            match (head, &mut draft) {
                (Some(head), _) => {
                    let date = head.date.map(|(date, _)| date);
                    today = date.or(today);
                    let begun = begin(&head, today, if date.is_some() { order } else { Order::Year });
                    if begun.time.is_none() {
                        sink.problem(Problem::new(Place::Line(number), Fault::BadTime));
                    }
                    draft.replace(begun).map_or(Ok(()), |done| finish(done, sink))
                }
                (None, Some(draft)) => {
                    draft.line(line);
                    Ok(())
                }
                (None, None) => Ok(()),
            }
        })?;
        draft.map_or(Ok(()), |done| finish(done, sink))
    }
}

fn begin(head: &Head<'_>, day: Option<Parts>, order: Order) -> Draft {
    let hour = clock::hour(head.hour, head.half);
    let time: Option<Time> = day.and_then(|day| clock::local(order, day, hour, head.minute, head.second));
    let mut draft = Draft::new(Kind::Message, time, "");
    let (role, name) = qq::untitled(head.name);
    draft.roles = role.map(str::to_owned).into_iter().collect();
    let numbered = name.strip_suffix(')').and_then(|front| front.rsplit_once('('));
    match numbered.filter(|(_, id)| id.len() >= 5 && id.bytes().all(|byte| byte.is_ascii_digit())) {
        Some((name, id)) => {
            draft.author_id = Some(id.to_owned());
            draft.author_name = Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        }
        None => draft.author_name = Some(name.trim().to_owned()),
    }
    draft
}

fn finish(mut draft: Draft, sink: &mut dyn Sink) -> Result<()> {
    draft.text = draft.text.trim().to_owned();
    draft.attachment = qq::medium(&draft.text);
    draft.finish(sink)
}

/// The day of a line like `— — 2020-2-21 — —`.
fn day(line: &str) -> Option<Parts> {
    let inside = line.trim().strip_prefix('—')?.trim_matches(['—', '-', ' ', '\t']);
    let mut cursor = Cursor::new(inside);
    let (date, _) = cursor.date()?;
    cursor.rest().is_empty().then_some(date)
}

/// The line in front of a message.
struct Head<'a> {
    name: &'a str,
    /// With whether it is written with slashes.
    date: Option<(Parts, bool)>,
    hour: u32,
    minute: u32,
    second: Option<u32>,
    half: Option<Half>,
}

impl<'a> Head<'a> {
    /// `【头衔】昵称 2/14/2020 9:16:13 PM`, `昵称 21:59:54` or, as WeChat's mail has it, `昵称  21:59`.
    fn of(line: &'a str) -> Option<Self> {
        let line = line.trim_start_matches('\u{feff}').trim_end();
        if !line.ends_with(|end: char| end.is_ascii_digit() || end == 'M') {
            return None;
        }
        let (front, last) = line.rsplit_once(' ')?;
        let (front, time, behind) = match clock::half(last) {
            Some(half) => front.rsplit_once(' ').map(|(front, time)| (front, time, Some(half)))?,
            None => (front, last, None),
        };
        let mut cursor = Cursor::new(time);
        let (hour, minute, second, _) = cursor.time()?;
        if !cursor.rest().is_empty() {
            return None;
        }
        let word = front.rsplit_once(' ').and_then(|(front, word)| Some((front, clock::half(word)?)));
        let (front, half) = word.map_or((front, behind), |(front, half)| (front, Some(half)));
        let dated = front.rsplit_once(' ').and_then(|(name, date)| {
            let mut cursor = Cursor::new(date);
            let found = cursor.date()?;
            cursor.rest().is_empty().then_some((name, found))
        });
        let (name, date) = match dated {
            Some((name, date)) => (name, Some(date)),
            // A time of day alone ends many a text; these programs write it with seconds or behind two blanks.
            None if second.is_some() || front.ends_with([' ', '\u{3000}']) => (front, None),
            None => return None,
        };
        let name = name.trim();
        // A day and a time are a time, and nobody's.
        let mut cursor = Cursor::new(name);
        if cursor.date().is_some() && cursor.rest().is_empty() {
            return None;
        }
        (!name.is_empty() && name.len() <= LONGEST_NAME).then_some(Self {
            name,
            date,
            hour,
            minute,
            second,
            half,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_in_front_of_a_message_is_told_from_its_text() {
        let named =
            |line| Head::of(line).map(|head| (head.name, head.date.is_some(), head.hour, head.second));
        assert_eq!(named("【头衔】老 王 2/14/2020 9:16:13 PM"), Some(("【头衔】老 王", true, 9, Some(13))));
        assert_eq!(named("老王(12345) 2020/2/14 21:16:13"), Some(("老王(12345)", true, 21, Some(13))));
        assert_eq!(named("老王 21:59:54"), Some(("老王", false, 21, Some(54))));
        assert_eq!(named("老王  21:59"), Some(("老王", false, 21, None)));
        for text in
            ["明天 21:59", "21:59:54", "2020-02-14 21:59:54", "老王 21:59:54 到", "比分 3:2", "a 1:2:3:4"]
        {
            assert_eq!(named(text), None, "{text}");
        }
        assert_eq!(day("— — 2020-2-21 — —"), Some((2020, 2, 21)));
        assert_eq!(day("—————  2015-08-06  —————"), Some((2015, 8, 6)));
        assert_eq!(day("— 他说 2015-08-06"), None);
    }
}
