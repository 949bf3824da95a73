//! The web archive that the message manager of QQ for Windows writes: a page with a row for each message, then all pictures, which
//! are not read.

use std::{
    borrow::Cow,
    io::{BufRead, BufReader, Read},
};

use super::qq;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, Time, clock::written,
        draft::Draft, html,
    },
};

/// QQ's web archive.
pub struct QqMht;

/// Under these names QQ itself speaks.
const SYSTEM: &[&str] = &["系统消息", "系统消息(10000)", "系统消息(1000000)"];
/// A row is cut here.
const LONGEST: usize = 1024 * 1024;

impl Format for QqMht {
    fn name(&self) -> &'static str {
        "qq_mht"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let is = |mark: &str| sample.text.contains(mark);
        let archive = is("Save by Tencent MsgMgr") || is("multipart/related") && is("Tencent IM Message");
        if archive { 98 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let encoding = source.encoding(options.encoding.as_deref())?;
        let mut rows = Rows::new(encoding.stream(source.open()?));
        let mut reader = Reader { stem: source.stem(), ..Reader::default() };
        let mut number = 0;
        while let Some((row, cut)) = rows.next().map_err(|reason| source.broken(&reason))? {
            number += 1;
            if cut {
                sink.problem(Problem::new(Place::Element(number), Fault::TooLong));
            }
            reader.row(number, &row, sink)?;
        }
        reader.begin(sink)
    }
}

/// The rows of the page, until its pictures begin.
struct Rows<R> {
    reader: BufReader<R>,
    over: bool,
}

impl<R: Read> Rows<R> {
    fn new(source: R) -> Self {
        Self { reader: BufReader::with_capacity(128 * 1024, source), over: false }
    }

    /// The next row, and whether it was cut.
    fn next(&mut self) -> std::io::Result<Option<(String, bool)>> {
        let (mut row, mut cut) = (Vec::new(), false);
        while !self.over {
            let mut piece = Vec::new();
            if self.reader.by_ref().take(LONGEST as u64).read_until(b'>', &mut piece)? == 0 {
                self.over = true;
                break;
            }
            let ends = |tag: &[u8]| {
                piece.len() >= tag.len() && piece[piece.len() - tag.len()..].eq_ignore_ascii_case(tag)
            };
            self.over = ends(b"</html>");
            let is_whole = ends(b"</tr>");
            let room = LONGEST.saturating_sub(row.len()).min(piece.len());
            cut |= room < piece.len();
            row.extend_from_slice(&piece[..room]);
            if is_whole || self.over {
                break;
            }
        }
        Ok((!row.is_empty()).then(|| (String::from_utf8_lossy(&row).into_owned(), cut)))
    }
}

#[derive(Default)]
struct Reader {
    stem: String,
    /// What the page calls the chat.
    name: Option<String>,
    begun: bool,
    day: String,
}

impl Reader {
    fn row(&mut self, number: u64, row: &str, sink: &mut dyn Sink) -> Result<()> {
        // What stands in front of the table is style and head.
        let row =
            row.rsplit_once("<tr").map_or(row, |(_, row)| row.split_once('>').map_or("", |(_, row)| row));
        let texts = html::texts(row, PICTURE);
        let first = texts.first().map(|text| text.trim()).unwrap_or_default();
        if let Some(day) = first.strip_prefix("日期:").or_else(|| first.strip_prefix("日期：")) {
            day.trim().clone_into(&mut self.day);
            return Ok(());
        }
        if let Some(name) = first.strip_prefix("消息对象:").or_else(|| first.strip_prefix("消息对象："))
        {
            self.name = Some(name.trim().to_owned());
            return Ok(());
        }
        let Some(at) = texts.iter().position(|text| is_time(text.trim())) else { return Ok(()) };
        self.begin(sink)?;
        let time = self.time(texts[at].trim());
        if time.is_none() {
            sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
        }
        let who: String = texts[..at].concat();
        let text: String = texts[at + 1..].concat();
        let text = text.trim();
        // A line of QQ's may have no sender at all.
        if matches!(who.trim(), "" | "&nbsp;") || SYSTEM.contains(&who.trim()) {
            qq::notice(text, time, sink)?;
            return Draft::new(Kind::System, time, text).finish(sink);
        }
        let (role, name) = qq::untitled(who.trim());
        let mut draft = Draft::new(Kind::Message, time, text);
        draft.roles = role.map(str::to_owned).into_iter().collect();
        let numbered = name.strip_suffix(')').and_then(|front| front.rsplit_once('('));
        match numbered.filter(|(_, id)| id.len() >= 5 && id.bytes().all(|byte| byte.is_ascii_digit())) {
            Some((name, id)) => {
                draft.author_id = Some(id.to_owned());
                draft.author_name = Some(name.trim().to_owned());
            }
            None => match name.strip_suffix('>').and_then(|front| front.rsplit_once('<')) {
                Some((name, mail)) if mail.contains('@') => {
                    draft.author_id = Some(mail.to_owned());
                    draft.author_name = Some(name.trim().to_owned());
                }
                _ => draft.author_name = Some(name.to_owned()),
            },
        }
        draft.attachment = text.contains(PICTURE).then_some("photo");
        draft.finish(sink)
    }

    fn time(&self, text: &str) -> Option<Time> {
        written(&format!("{} {text}", self.day))
    }

    fn begin(&mut self, sink: &mut dyn Sink) -> Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        let name = self.name.as_deref().unwrap_or(&self.stem);
        let name = Some(Cow::Borrowed(name)).filter(|name| !name.is_empty());
        sink.chat(&Chat { name, platform: "qq".into(), id: None, direct: false, zoned: false })
    }
}

/// What stands for a picture, as in QQ's text.
const PICTURE: &str = "[图片]";

/// `8:05:09`, with or without what follows it in some languages.
fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let number = |part: Option<&str>, most: usize| {
        part.is_some_and(|part| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    number(parts.next(), 2)
        && number(parts.next(), 2)
        && number(parts.next().map(|last| last.trim_end_matches([' ', 'A', 'P', 'M'])), 2)
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_told_from_other_texts() {
        assert!(is_time("8:05:09") && is_time("8:43:38 PM") && !is_time("12:34") && !is_time("1:2:3:4"));
    }
}
