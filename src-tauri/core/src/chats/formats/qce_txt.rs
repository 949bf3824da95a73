//! QQChatExporter's text: a name, a line with the time, a line with what was said.

use std::borrow::Cow;

use super::qq;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, clock::written,
        draft::Draft, kinds::medium, lines,
    },
};

/// QQChatExporter's text.
pub struct QceText;

const TIME: &str = "时间: ";
const TEXT: &str = "内容: ";
const ANSWERED: &str = "回复: ";
const FILES: &str = "资源: ";
const NAMED: &str = "提及: ";
const NAME: &str = "聊天名称: ";

impl Format for QceText {
    fn name(&self) -> &'static str {
        "qce_txt"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let timed = sample.share(|line| line.strip_prefix(TIME).is_some_and(|time| written(time).is_some()));
        let said = sample.share(|line| line.starts_with(TEXT));
        let titled = sample
            .lines
            .iter()
            .take(8)
            .any(|line| line.starts_with("[QQChatExporter ") || line.trim() == "QQ聊天记录导出文件");
        // Every message has three lines of its own or more.
        if titled { 97 } else { (timed.min(said) * 3).min(97) }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut reader = Reader { name: source.stem(), ..Reader::default() };
        lines::each(source, options, sink, |number, line, sink| reader.line(number, line, sink))?;
        reader.begin(sink)?;
        reader.flush(sink)
    }
}

#[derive(Default)]
struct Reader {
    /// What the head of the file calls the chat, else the file.
    name: String,
    begun: bool,
    draft: Option<Draft>,
    /// A line that may be the name in front of the next message.
    held: Option<String>,
    /// The files of a message are being listed.
    listing: bool,
}

impl Reader {
    fn line(&mut self, number: u64, line: &str, sink: &mut dyn Sink) -> Result<()> {
        let time = line.strip_prefix(TIME).map(written);
        // What somebody says may have the shape of a head, too, but no time in it; before the first one nobody says anything.
        if let Some(time) = time.filter(|time| time.is_some() || self.draft.is_none())
            && let Some(name) = self.held.take()
        {
            self.begin(sink)?;
            self.flush(sink)?;
            if time.is_none() {
                sink.problem(Problem::new(Place::Line(number), Fault::BadTime));
            }
            let mut draft = Draft::new(Kind::Message, time, "");
            draft.author_name = Some(name.trim_end_matches([':', '：']).to_owned());
            self.draft = Some(draft);
            return Ok(());
        }
        if let Some(name) = line.strip_prefix(NAME).filter(|_| !self.begun) {
            name.trim().clone_into(&mut self.name);
        }
        self.release();
        if line.ends_with([':', '：']) {
            self.held = Some(line.to_owned());
        } else if let Some(draft) = &mut self.draft {
            if line.starts_with(ANSWERED) {
                draft.kind = Kind::Reply;
            } else if line.starts_with(FILES) && line.ends_with("个文件") {
                draft.attachment = Some("file");
                self.listing = true;
            } else if let Some(kind) = line.strip_prefix("  - ").filter(|_| self.listing) {
                let kind = kind.split(':').next().unwrap_or_default();
                draft.attachment = medium(kind).or(draft.attachment);
            } else if !line.starts_with(NAMED) {
                draft.line(line.strip_prefix(TEXT).filter(|_| draft.text.is_empty()).unwrap_or(line));
            }
        }
        Ok(())
    }

    fn begin(&mut self, sink: &mut dyn Sink) -> Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        let name = Some(Cow::Borrowed(self.name.as_str())).filter(|name| !name.is_empty());
        sink.chat(&Chat { name, platform: "qq".into(), id: None, direct: false, zoned: false })
    }

    /// A line that was no name is text.
    fn release(&mut self) {
        if let (Some(line), Some(draft)) = (self.held.take(), &mut self.draft) {
            draft.line(&line);
        }
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<()> {
        self.release();
        self.listing = false;
        let Some(mut draft) = self.draft.take() else { return Ok(()) };
        if draft.text.starts_with("[回复消息]") {
            draft.kind = Kind::Reply;
        }
        if matches!(draft.author_name.as_deref(), Some("系统消息" | "系统")) {
            qq::notice(draft.text.trim(), draft.time, sink)?;
            draft.kind = Kind::System;
            draft.author_name = None;
        }
        draft.attachment = draft.attachment.or_else(|| qq::medium(&draft.text));
        draft.finish(sink)
    }
}
