//! Texts of one line in front of each message: WeFlow's and chatlog's of WeChat, and Huawei WeLink's.

use std::borrow::Cow;

use super::wechat;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, Time, clock::written,
        draft::Draft, lines,
    },
};

/// WeFlow's text: `2024-03-05 09:05:00 '张三'`.
pub struct WeFlowText;

/// chatlog's text: `张三(wxid_abc) 2024-03-05 09:05:00`, of the present year without the year.
pub struct ChatlogText;

/// WeLink's text: `张三(z00123456)`, a tab, `2026-03-31 09:15:32`.
pub struct WeLinkText;

/// Who wrote, and when.
struct Head<'a> {
    time: Option<Time>,
    id: Option<&'a str>,
    name: &'a str,
}

fn weflow(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    let (time, name) = (line.get(..19)?, line.get(19..)?);
    let name = name.strip_prefix(" '")?.strip_suffix('\'')?;
    Some(Head { time: Some(Time::iso(time)?), id: None, name })
}

/// A line of chatlog's; `year` is that of lines without one.
fn chatlog(line: &str, year: Option<i32>) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    let (who, time) = line.split_once(") ")?;
    let (name, id) = who.rsplit_once('(')?;
    if id.is_empty() || id.contains(' ') {
        return None;
    }
    let is_short = time.len() == 14 && time.as_bytes()[2] == b'-';
    let time = if is_short { Time::iso(&format!("{:04}-{time}", year?)) } else { Time::iso(time) };
    Some(Head { time: Some(time?), id: Some(id), name })
}

fn welink(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start_matches('\u{feff}');
    let (who, time) = line.split_once('\t')?;
    let (name, id) = who.strip_suffix(')')?.rsplit_once('(')?;
    Some(Head { time: Some(written(time)?), id: Some(id), name })
}

impl Format for WeFlowText {
    fn name(&self) -> &'static str {
        "weflow_txt"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.share(|line| weflow(line).is_some())
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
        // Any year does: the line is one of chatlog's all the same.
        sample.share(|line| chatlog(line, Some(2024)).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let year = source.written_in();
        if year.is_none() {
            sink.problem(Problem::new(Place::File, Fault::BadTime));
        }
        read(source, options, "wechat", &|line| chatlog(line, year), sink)
    }
}

impl Format for WeLinkText {
    fn name(&self) -> &'static str {
        "welink"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        sample.share(|line| welink(line).is_some())
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        read(source, options, "welink", &welink, sink)
    }
}

fn read(
    source: &Source,
    options: &Options,
    platform: &'static str,
    head: &dyn Fn(&str) -> Option<Head<'_>>,
    sink: &mut dyn Sink,
) -> Result<()> {
    let name = Some(Cow::Owned(source.stem()));
    sink.chat(&Chat { name, platform: platform.into(), id: None, direct: false, zoned: false })?;
    let mut draft: Option<Draft> = None;
    lines::each(source, options, sink, |_, line, sink| {
        let Some(found) = head(line) else {
            if let Some(draft) = &mut draft {
                draft.line(line);
            }
            return Ok(());
        };
        if let Some(done) = draft.take() {
            finish(done, sink)?;
        }
        let mut begun = Draft::new(Kind::Message, found.time, "");
        begun.author_id = found.id.map(str::to_owned);
        begun.author_name = Some(found.name.to_owned());
        draft = Some(begun);
        Ok(())
    })?;
    match draft {
        Some(done) => finish(done, sink),
        None => Ok(()),
    }
}

fn finish(mut draft: Draft, sink: &mut dyn Sink) -> Result<()> {
    let text = draft.text.trim();
    if matches!(draft.author_name.as_deref(), Some("系统消息" | "系统")) {
        wechat::notice(text, draft.time, sink)?;
        draft.kind = Kind::System;
        draft.author_name = None;
        return draft.finish(sink);
    }
    if let Some(word) = text.strip_prefix('[').and_then(|word| word.strip_suffix(']')) {
        draft.attachment = wechat::medium(word);
    }
    draft.finish(sink)
}
