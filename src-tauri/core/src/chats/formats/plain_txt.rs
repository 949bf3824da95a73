//! Texts of one line in front of each message: WeFlow's and chatlog's of WeChat, and Huawei WeLink's.

use std::borrow::Cow;

use super::wechat;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, Time, clock::written,
        draft::Draft, kinds::marked, lines,
    },
};

/// WeFlow's text: `2024-03-05 09:05:00 '张三'`.
pub struct WeFlowText;

/// chatlog's text: `张三(wxid_abc) 2024-03-05 09:05:00`, of the present year without the year.
pub struct ChatlogText;

/// WeLink's text: `张三(z00123456)`, a tab, `2026-03-31 09:15:32`.
pub struct WeLinkText;

/// Who wrote, and when.
#[derive(Default)]
struct Head<'a> {
    time: Option<Time>,
    id: Option<&'a str>,
    name: Option<&'a str>,
    /// The chat, by name and id, in files of several.
    talker: Option<(&'a str, &'a str)>,
}

fn weflow(line: &str, _: bool) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    let (time, name) = (line.get(..19)?, line.get(19..)?);
    let name = name.strip_prefix(" '")?.strip_suffix('\'')?;
    Some(Head { time: Some(Time::iso(time)?), name: Some(name), ..Head::default() })
}

/// A day's milliseconds.
const DAY: i64 = 86_400_000;

/// Eight years have a 29 February, whichever they are.
const YEARS: i32 = 8;

/// A time without its year, in a file that was written at `written`: of the last year in which there was such a day and it is not
/// later than the file. A clock's zone is not known here, so a day more is nothing to wonder at.
fn of_the_year(time: &str, written: i64) -> Option<Time> {
    let year = chrono::Datelike::year(&chrono::DateTime::from_timestamp_millis(written)?);
    let of = |year: i32| Time::iso(&format!("{year:04}-{time}"));
    (0..=YEARS).filter_map(|back| of(year - back)).find(|time| time.millis() <= written + DAY)
}

/// A line of chatlog's; lines without a year are of the time in which the file was `written`. One without brackets
/// only stands behind a blank line.
fn chatlog(line: &str, written: Option<i64>, after_blank: bool) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    if line.starts_with("> ") {
        return None;
    }
    let time_at = line
        .rfind(|sign: char| !matches!(sign, '0'..='9' | '-' | ':' | ' '))
        .map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
    // An id may end with digits, which then stand in front of the blank.
    let (who, time) = line.split_at(time_at + line[time_at..].find(' ')?);
    let time = time.trim_start();
    let is_short = time.len() == 14 && time.as_bytes()[2] == b'-';
    let time = if is_short { of_the_year(time, written?) } else { Time::iso(time) };
    let mut head = Head { time: Some(time?), ..Head::default() };
    let (who, talker) = match who.strip_suffix(")]").and_then(|who| who.split_once(" [")) {
        Some((who, talker)) => (who, Some(talker)),
        None => (who, None),
    };
    head.talker = talker.and_then(|talker| talker.rsplit_once('('));
    match who.strip_suffix(')').and_then(|who| who.rsplit_once('(')) {
        Some((_, id)) if id.is_empty() || id.contains(' ') => None,
        Some((name, id)) => {
            head.name = Some(name);
            head.id = Some(id).filter(|id| *id != OWN);
            Some(head)
        }
        None if !after_blank => None,
        None if matches!(who, OWN | "系统消息") => {
            head.name = Some(who);
            Some(head)
        }
        // Who has no name is told by the id alone.
        None => {
            let is_id = |sign: u8| sign.is_ascii_alphanumeric() || matches!(sign, b'_' | b'-' | b'@');
            head.id = Some(who).filter(|who| who.len() > 4 && who.bytes().all(is_id));
            head.id.is_some().then_some(head)
        }
    }
}

/// What lines without a year are of where only their shape is asked for: the end of a leap year.
const ANY_TIME: Option<i64> = Some(1_735_603_200_000);

/// The owner of the account, where chatlog has no name.
const OWN: &str = "我";

/// What stands behind the message that it answers, which chatlog quotes in front of it.
pub fn answer(text: &str) -> Option<&str> {
    let quoted = text.strip_prefix("> ")?;
    chatlog(quoted.lines().next()?, ANY_TIME, true)?;
    let lines = text.split_inclusive('\n').take_while(|line| line.starts_with('>'));
    Some(&text[lines.map(str::len).sum()..])
}

fn welink(line: &str, _: bool) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    let (who, time) = line.split_once('\t')?;
    let (name, id) = who.strip_suffix(')')?.rsplit_once('(')?;
    Some(Head { time: Some(written(time)?), id: Some(id), name: Some(name), talker: None })
}

impl Format for WeFlowText {
    fn name(&self) -> &'static str {
        "weflow_txt"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.headed(|line| weflow(line, true).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        read(source, options, "wechat", &weflow, sink)
    }
}

impl Format for ChatlogText {
    fn name(&self) -> &'static str {
        "chatlog_txt"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let named = |line: &str| {
            let id = chatlog(line, ANY_TIME, false).and_then(|head| head.id);
            id.is_some_and(|id| id.bytes().any(|byte| byte.is_ascii_alphabetic()))
        };
        // Who has no brackets is believed where others have ids of WeChat's in them.
        let without = sample.lines.iter().any(|line| named(line));
        sample.headed(|line| chatlog(line, ANY_TIME, without).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let written = source.written_at();
        if written.is_none() {
            sink.problem(Problem::new(Place::File, Fault::BadTime));
        }
        read(source, options, "wechat", &|line, after_blank| chatlog(line, written, after_blank), sink)
    }
}

impl Format for WeLinkText {
    fn name(&self) -> &'static str {
        "welink"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.headed(|line| welink(line, true).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        read(source, options, "welink", &welink, sink)
    }
}

fn read(
    source: &Source,
    options: &Options,
    platform: &'static str,
    head: &dyn Fn(&str, bool) -> Option<Head<'_>>,
    sink: &mut dyn Sink,
) -> Result<()> {
    let name = source.stem();
    let mut reader = Reader { platform, name: &name, begun: None, draft: None };
    let mut after_blank = true;
    lines::each(source, options, sink, |_, line, sink| {
        let found = head(line, after_blank);
        after_blank = line.trim().is_empty();
        match found {
            Some(found) => reader.head(&found, sink),
            None => {
                if let Some(draft) = &mut reader.draft {
                    draft.line(line);
                }
                Ok(())
            }
        }
    })?;
    if reader.begun.is_none() {
        reader.begin(None, sink)?;
    }
    reader.flush(sink)
}

struct Reader<'a> {
    platform: &'static str,
    /// What a chat without a name is called.
    name: &'a str,
    /// The id of the chat that was begun; empty where it has none.
    begun: Option<String>,
    draft: Option<Draft>,
}

impl Reader<'_> {
    fn begin(&mut self, talker: Option<(&str, &str)>, sink: &mut dyn Sink) -> Result<()> {
        let (name, id) = talker.map_or((self.name, None), |(name, id)| (name, Some(id)));
        self.begun = Some(id.unwrap_or_default().to_owned());
        sink.chat(&Chat {
            name: Some(Cow::Borrowed(name)),
            platform: self.platform.into(),
            id: id.map(Cow::Borrowed),
            direct: id.is_some_and(|id| !id.ends_with("@chatroom")),
            zoned: false,
        })
    }

    fn head(&mut self, head: &Head<'_>, sink: &mut dyn Sink) -> Result<()> {
        self.flush(sink)?;
        if self.begun.as_deref() != Some(head.talker.map_or("", |(_, id)| id)) {
            self.begin(head.talker, sink)?;
        }
        let mut begun = Draft::new(Kind::Message, head.time, "");
        begun.author_id = head.id.map(str::to_owned);
        begun.author_name = head.name.map(str::to_owned);
        self.draft = Some(begun);
        Ok(())
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<()> {
        self.draft.take().map_or(Ok(()), |done| finish(done, sink))
    }
}

fn finish(mut draft: Draft, sink: &mut dyn Sink) -> Result<()> {
    if matches!(draft.author_name.as_deref(), Some("系统消息" | "系统")) {
        wechat::notice(draft.text.trim(), draft.time, sink)?;
        draft.kind = Kind::System;
        draft.author_name = None;
        return draft.finish(sink);
    }
    if let Some(text) = answer(&draft.text) {
        draft.kind = Kind::Reply;
        draft.text = text.to_owned();
    }
    draft.attachment = marked(&draft.text);
    draft.finish(sink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_its_year_is_not_later_than_the_file() {
        let written = |day: &str| Time::iso(&format!("{day} 12:00:00")).unwrap().millis();
        for (day, time, expected) in [
            ("2026-11-30", "11-29 08:00:00", Some("2026-11-29T08:00:00")),
            ("2026-11-30", "12-01 08:00:00", Some("2026-12-01T08:00:00")),
            ("2026-11-30", "12-30 08:00:00", Some("2025-12-30T08:00:00")),
            ("2026-01-02", "12-30 08:00:00", Some("2025-12-30T08:00:00")),
            ("2024-03-01", "02-29 08:00:00", Some("2024-02-29T08:00:00")),
            ("2026-11-30", "02-29 08:00:00", Some("2024-02-29T08:00:00")),
            ("2024-01-01", "02-30 08:00:00", None),
        ] {
            let found = of_the_year(time, written(day)).map(Time::written);
            assert_eq!(found.as_deref(), expected, "{time} in a file of {day}");
        }
    }
}
