//! WeChat as tables: PyWxDump, MemoTrace and chatlog.

use std::borrow::Cow;

use serde::Deserialize;

use super::{
    plain_txt::answer,
    wechat::{described, medium_of, system},
};
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink, Source,
        clock::written,
        delimited::{Row, each_row},
        kinds::marked,
    },
};

/// PyWxDump's CSV, which WeClone writes, too.
pub struct PyWxDump;

/// MemoTrace's CSV, older and newer.
pub struct MemoTrace;

/// chatlog's CSV.
pub struct ChatlogCsv;

fn has(sample: &Sample, names: &[&str]) -> bool {
    let header = sample.header();
    names.iter().all(|name| header.contains(name))
}

fn begin(source: &Source, name: Option<&str>, id: Option<&str>, sink: &mut dyn Sink) -> Result<()> {
    let stem = source.stem();
    sink.chat(&Chat {
        name: Some(name.map_or(Cow::Owned(stem), Cow::Borrowed)),
        platform: "wechat".into(),
        id: id.map(Cow::Borrowed),
        direct: false,
        zoned: false,
    })
}

/// A message with the time of a cell; what is no time is told.
fn timed<'a>(row: &Row<'a>, column: usize, sink: &mut dyn Sink) -> Message<'a> {
    let mut message = Message::new(Kind::Message);
    message.time = written(row.cell(column));
    if message.time.is_none() {
        sink.problem(Problem::new(Place::Line(row.number), Fault::BadTime));
    }
    message
}

/// Spreadsheets round what has more than fifteen digits.
fn sound_id<'a>(row: &Row<'a>, column: usize, sink: &mut dyn Sink) -> Option<Cow<'a, str>> {
    let id = row.given(column)?;
    if id.contains("E+") || id.contains("e+") {
        sink.problem(Problem::new(Place::Line(row.number), Fault::DigitsLost));
        return None;
    }
    Some(Cow::Borrowed(id)).filter(|id| id != "0")
}

fn yes(cell: &str) -> bool {
    matches!(cell.trim().to_ascii_lowercase().as_str(), "1" | "true")
}

/// The text of a cell; older releases pack it together with where a file lies.
fn said(cell: &str) -> Cow<'_, str> {
    #[derive(Deserialize)]
    struct Packed {
        msg: String,
    }
    let packed = cell.starts_with('{').then(|| serde_json::from_str::<Packed>(cell).ok()).flatten();
    packed.map_or(Cow::Borrowed(cell), |packed| Cow::Owned(packed.msg))
}

impl Format for PyWxDump {
    fn name(&self) -> &'static str {
        "pywxdump"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if has(sample, &["MsgSvrID", "type_name", "is_sender", "talker"]) { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let names =
            ["MsgSvrID", "type_name", "is_sender", "talker", "room_name", "msg", "CreateTime", "content"];
        let mut begun = false;
        each_row(source, options, &names, sink, |row, sink| {
            if !std::mem::replace(&mut begun, true) {
                begin(source, row.given(4), row.given(4), sink)?;
            }
            let mut message = timed(row, 6, sink);
            message.id = sound_id(row, 0, sink);
            message.text = match row.given(5) {
                Some(text) => Cow::Borrowed(text),
                None => said(row.cell(7)),
            };
            if described(row.cell(1), &mut message, sink)? {
                return sink.message(&message);
            }
            let own = yes(row.cell(2));
            let id = row.given(3).filter(|id| *id != "我");
            let name = (id.is_none() && own).then_some(Cow::Borrowed("我"));
            message.author = Some(Person { id: id.map(Cow::Borrowed), name, ..Person::default() });
            sink.message(&message)
        })
    }
}

impl Format for MemoTrace {
    fn name(&self) -> &'static str {
        "memotrace"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let older = has(sample, &["localId", "TalkerId", "IsSender", "StrContent"]);
        let newer = has(sample, &["消息ID", "类型", "发送人", "时间", "内容"]);
        if older || newer { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let names = [
            "TalkerId",
            "Type",
            "SubType",
            "IsSender",
            "CreateTime",
            "StrContent",
            "StrTime",
            "Remark",
            "NickName",
            "Sender",
            "消息ID",
            "类型",
            "发送人",
            "时间",
            "内容",
        ];
        begin(source, None, None, sink)?;
        each_row(source, options, &names, sink, |row, sink| {
            if row.given(13).is_some() { newer(row, sink) } else { older(row, sink) }
        })
    }
}

fn older(row: &Row<'_>, sink: &mut dyn Sink) -> Result<()> {
    let mut message = timed(row, if row.given(4).is_some() { 4 } else { 6 }, sink);
    message.text = Cow::Borrowed(row.cell(5));
    let number = |column| row.cell(column).trim().parse::<i64>().unwrap_or(0);
    let (kind, part) = (number(1), number(2));
    if kind == 10_000 || (kind, part) == (49, 62) {
        system(&mut message, sink)?;
        return sink.message(&message);
    }
    if (kind, part) == (49, 57) {
        message.kind = Kind::Reply;
    }
    medium_of(kind, part).into_iter().for_each(|kind| message.attach(kind));
    let own = yes(row.cell(3));
    // Chats of two leave the sender empty: it is the owner or the other one.
    let id = row.given(9).or_else(|| row.given(0).filter(|_| !own));
    let name = row.given(8).or(row.given(7)).or(own.then_some("我"));
    message.author =
        Some(Person { id: id.map(Cow::Borrowed), name: name.map(Cow::Borrowed), ..Person::default() });
    sink.message(&message)
}

fn newer(row: &Row<'_>, sink: &mut dyn Sink) -> Result<()> {
    let mut message = timed(row, 13, sink);
    message.id = sound_id(row, 10, sink);
    message.text = Cow::Borrowed(row.cell(14));
    if described(row.cell(11), &mut message, sink)? {
        return sink.message(&message);
    }
    message.author = Some(Person { name: row.given(12).map(Cow::Borrowed), ..Person::default() });
    sink.message(&message)
}

impl Format for ChatlogCsv {
    fn name(&self) -> &'static str {
        "chatlog_csv"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if has(sample, &["Time", "SenderName", "Sender", "TalkerName", "Talker", "Content"]) { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let names =
            ["Time", "SenderName", "Sender", "TalkerName", "Talker", "Content", "MessageID", "TypeDesc"];
        let mut talker: Option<String> = None;
        each_row(source, options, &names, sink, |row, sink| {
            if talker.as_deref() != Some(row.cell(4)) {
                begin(source, row.given(3), row.given(4), sink)?;
                talker = Some(row.cell(4).to_owned());
            }
            let mut message = timed(row, 0, sink);
            message.id = sound_id(row, 6, sink);
            message.text = Cow::Borrowed(row.cell(5));
            let system = row.cell(2) == "系统消息" || row.cell(1) == "系统消息";
            if described(if system { "系统消息" } else { row.cell(7) }, &mut message, sink)? {
                return sink.message(&message);
            }
            if let Some(text) = answer(row.cell(5)) {
                message.kind = Kind::Reply;
                message.text = Cow::Borrowed(text);
            }
            if message.attachments.is_empty() {
                marked(row.cell(5)).into_iter().for_each(|kind| message.attach(kind));
            }
            let name = row.given(1).map(Cow::Borrowed);
            message.author = Some(Person { id: row.given(2).map(Cow::Borrowed), name, ..Person::default() });
            sink.message(&message)
        })
    }
}
