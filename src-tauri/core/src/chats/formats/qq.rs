//! The text that the message manager of QQ for Windows writes: one chat, or all of them one after another.

use std::{borrow::Cow, collections::HashMap};

use crate::{
    Result,
    chats::{
        Chat,
        EventKind::{Invited, Joined, Left},
        Fault, Format, Kind, Options, Place, Problem, Sample, Sink, Source, Time,
        clock::{self, Cursor, Order},
        draft::{
            Draft,
            Sentence::{self, After, Around, Before, Between, Passive},
            tell,
        },
        lines,
    },
};

/// QQ's text.
pub struct Qq;

const SENTENCES: &[Sentence] = &[
    Passive("被管理员移出本群", Left),
    Passive("被管理员移出群聊", Left),
    Passive("被群主移出本群", Left),
    Passive("被移出本群", Left),
    Passive("被移出群聊", Left),
    Passive("被移出了本群", Left),
    Passive("已被移出本群", Left),
    // `小王(234567)已被管理员老王(10086)移出本群`
    Before("已被管理员", "移出本群", Left),
    Before("被管理员", "移出本群", Left),
    Before("被管理员", "移出了本群", Left),
    Before("被管理员", "移出群聊", Left),
    Before("被", "移出了本群", Left),
    Around("将", "移出了本群", Left),
    Around("将", "移出本群", Left),
    Around("将", "移出群聊", Left),
    After("已退出本群", Left),
    After("离开了本群", Left),
    After("退出了本群", Left),
    After("退出本群", Left),
    After("退出了群聊", Left),
    After("退出群聊", Left),
    After("退群了", Left),
];

const CAME: &[&str] = &["加入了本群", "加入本群", "加入了群聊", "加入群聊", "加入了该群", "加入群"];

impl Format for Qq {
    fn name(&self) -> &'static str {
        "qq"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let share = sample.headed(|line| Head::of(line).is_some_and(|head| head.numbered));
        let titled = sample.lines.iter().take(8).any(|line| line.starts_with("消息对象:"))
            || sample.lines.first().is_some_and(|line| line.starts_with("消息记录（此消息记录为文本格式"));
        // Chats of two have names alone, which other programs write in nearly the same way.
        let alone = sample.headed(|line| Head::of(line).is_some()) / 3;
        if titled { 99 } else { share.max(alone) }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut reader = Reader::default();
        lines::each(source, options, sink, |number, line, sink| reader.line(number, line, sink))?;
        reader.begin(&source.stem(), sink)?;
        reader.flush(sink)
    }
}

#[derive(Default)]
struct Reader {
    begun: bool,
    after_rule: bool,
    draft: Option<Draft>,
    /// The last name of each number: some lines show the number in place of the name.
    names: HashMap<String, String>,
}

impl Reader {
    fn line(&mut self, number: u64, line: &str, sink: &mut dyn Sink) -> Result<()> {
        let after_rule = std::mem::replace(&mut self.after_rule, is_rule(line));
        if self.after_rule {
            return Ok(());
        }
        if after_rule {
            if let Some(name) = line.strip_prefix("消息对象:") {
                self.flush(sink)?;
                self.begun = false;
                return self.begin(name, sink);
            }
            if line.starts_with("消息分组:") {
                return Ok(());
            }
        }
        let Some(head) = Head::of(line) else {
            if let Some(draft) = &mut self.draft {
                draft.line(line);
            }
            return Ok(());
        };
        self.begin("", sink)?;
        self.flush(sink)?;
        let time = head.time;
        if time.is_none() {
            sink.problem(Problem::new(Place::Line(number), Fault::BadTime));
        }
        self.draft = Some(self.head(&head));
        Ok(())
    }

    fn head(&mut self, head: &Head<'_>) -> Draft {
        let system =
            matches!(head.id, Some("10000" | "1000000")) || head.name == "系统消息" && head.id.is_none();
        if system {
            return Draft::new(Kind::System, head.time, "");
        }
        let mut draft = Draft::new(Kind::Message, head.time, "");
        let (role, name) = untitled(head.name);
        draft.roles = role.map(str::to_owned).into_iter().collect();
        if let Some(id) = head.id {
            draft.author_id = Some(id.to_owned());
            if name == id {
                draft.author_name = self.names.get(id).cloned();
                return draft;
            }
            if self.names.get(id).map(String::as_str) != Some(name) {
                self.names.insert(id.to_owned(), name.to_owned());
            }
        }
        draft.author_name = Some(name.to_owned());
        draft
    }

    /// Begins a chat, unless that was done.
    fn begin(&mut self, name: &str, sink: &mut dyn Sink) -> Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        sink.chat(&Chat {
            name: Some(Cow::Borrowed(name)).filter(|name| !name.is_empty()),
            platform: "qq".into(),
            id: None,
            direct: false,
            zoned: false,
        })
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<()> {
        let Some(mut draft) = self.draft.take() else { return Ok(()) };
        if draft.kind == Kind::System {
            notice(draft.text.trim(), draft.time, sink)?;
        } else {
            draft.attachment = medium(&draft.text);
        }
        draft.finish(sink)
    }
}

/// What QQ says about who came and went.
pub fn notice(text: &str, time: Option<Time>, sink: &mut dyn Sink) -> Result<bool> {
    let text = text.trim_end_matches(['。', '.', '！', '!']);
    // A new name of the group may hold any words.
    if text.contains("修改群名") || text.contains("修改了群名") {
        return Ok(false);
    }
    if let Some(end) = CAME.iter().find_map(|words| text.find(words)) {
        let front = text[..end].trim();
        // `X邀请Y加入了群聊`, or `Y通过X的邀请加入`.
        return match front.split_once("邀请") {
            Some((_, who)) if !who.is_empty() && !front.contains("的邀请") => {
                tell(&[Between("邀请", Invited)], front, time, sink)
            }
            _ => {
                let who = front.split("通过").next().unwrap_or_default();
                tell(&[After("", Joined)], who, time, sink)
            }
        };
    }
    tell(SENTENCES, text, time, sink)
}

/// What came with a message of this text.
pub fn medium(text: &str) -> Option<&'static str> {
    // `[图片]`, or with its name: `[图片: a.jpg]`.
    let stands = |mark: &str| {
        let mut behind = text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]);
        behind.any(|rest| rest.starts_with([']', ':', '：', '|']))
    };
    [("[图片", "photo"), ("[语音", "voice"), ("[视频", "video"), ("[文件", "file")]
        .into_iter()
        .find_map(|(mark, kind)| stands(mark).then_some(kind))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 32 && line.bytes().all(|byte| byte == b'=')
}

/// The title in front of a name, or the first of several: `【管理员】老王`.
pub fn untitled(name: &str) -> (Option<&str>, &str) {
    match name.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
        Some((title, rest)) if !rest.trim().is_empty() => (Some(title), untitled(rest).1),
        _ => (None, name),
    }
}

/// The line in front of a message.
struct Head<'a> {
    time: Option<Time>,
    name: &'a str,
    id: Option<&'a str>,
    /// A number or address stands in brackets, as in groups.
    numbered: bool,
}

impl<'a> Head<'a> {
    /// `2019-07-16 8:15:05 昵称(12345)`; a line that is only a date and time is text.
    fn of(line: &'a str) -> Option<Self> {
        let bytes = line.trim_start_matches('\u{feff}').as_bytes();
        if bytes.len() < 19 || bytes[4] != b'-' || bytes[7] != b'-' || bytes[10] != b' ' {
            return None;
        }
        let mut cursor = Cursor::new(line);
        let (date, _) = cursor.date()?;
        if !cursor.eat(" ") {
            return None;
        }
        let (hour, minute, second, half) = cursor.time()?;
        second?;
        let rest = cursor.rest().strip_prefix(' ')?;
        let (name, id) = match rest.as_bytes().last() {
            Some(b')') => split_last(&rest[..rest.len() - 1], '('),
            Some(b'>') => split_last(&rest[..rest.len() - 1], '<'),
            None => return None,
            _ => (rest, None),
        };
        let (name, id) = if id.is_some() { (name, id) } else { (rest, None) };
        let time = clock::local(Order::Year, date, clock::hour(hour, half), minute, second);
        Some(Self { time, name: name.trim(), id, numbered: id.is_some() })
    }
}

/// What stands in the last bracket.
fn split_last(text: &str, bracket: char) -> (&str, Option<&str>) {
    match text.rsplit_once(bracket) {
        Some((name, id)) if !id.contains(['(', ')', '<', '>']) && !id.is_empty() => (name, Some(id)),
        _ => (text, None),
    }
}
