//! Tables of messages: a row for each, with a time, an author and a text, whatever their columns are called.

use std::borrow::Cow;

use crate::{
    Result,
    chats::{self, Attachment, Chat, Fault, Kind, Message, Person, Place, Problem, Reaction, Said, Sink},
    logs::{
        times::{self, TimeColumn},
        words,
    },
    tabular::{self, Cells, DateReader, ReadOptions, RowSink, Source, SpawnReader},
};

/// The name of the format in results.
pub const FORMAT: &str = "messages";
/// How far down a header is looked for.
const DEPTH: usize = 20;

const CONTENT: &[&str] = &[
    "content",
    "text",
    "message",
    "body",
    "msg",
    "messagetext",
    "strcontent",
    "内容",
    "消息内容",
    "聊天内容",
    "消息",
    "文本",
    "正文",
    "发言内容",
];
const TIME: &[&str] =
    &["发送时间", "消息时间", "发言时间", "createtime", "createdat", "sentat", "senttime", "创建时间"];
const AUTHOR_ID: &[&str] = &[
    "authorid",
    "senderid",
    "userid",
    "fromid",
    "memberid",
    "发送者微信id",
    "发送人微信id",
    "发送者微信号",
    "微信号",
    "wxid",
    "发送者qq",
    "发送者qq号",
    "发送人qq",
    "发送人qq号",
    "qq号",
    "qq",
    "发送人id",
    "发送者id",
    "用户id",
    "成员id",
    "会员号",
];
const AUTHOR: &[&str] = &[
    "authorname",
    "sendername",
    "author",
    "sender",
    "from",
    "fromname",
    "username",
    "user",
    "nickname",
    "name",
    "member",
    "发送者昵称",
    "发送人昵称",
    "发送人",
    "发送者",
    "发言人",
    "昵称",
    "群昵称",
    "用户名",
    "用户",
    "成员",
    "姓名",
    "作者",
    // What a tool calls the standing of the sender is the name where it writes no other.
    "发送者身份",
];
const ID: &[&str] = &["messageid", "msgid", "msgsvrid", "id", "消息id", "消息编号"];
const REPLY: &[&str] =
    &["replyto", "replytoid", "replytomessageid", "inreplyto", "回复", "回复id", "引用消息id"];
const REACTIONS: &[&str] =
    &["reactioncount", "reactionscount", "likes", "likecount", "点赞数", "点赞", "表情回应数"];
const BOT: &[&str] = &["isbot", "bot", "机器人", "是否机器人"];
const TYPE: &[&str] = &["type", "messagetype", "msgtype", "消息类型", "类型"];

const RECALLED: &[&str] = &["recalled", "isrecalled", "是否撤回", "已撤回", "撤回"];
const ATTACHED: &[&str] =
    &["attachmentcount", "attachments", "resourcecount", "资源数量", "附件数", "附件数量"];

/// Words that a plan has, and no chat.
const OF_PLANS: &[&str] = &["title", "status", "pillar", "owner", "标题", "状态", "栏目", "负责人", "阶段"];

/// Where the columns of a table of messages stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Columns {
    time: usize,
    content: usize,
    author_id: Option<usize>,
    author: Option<usize>,
    id: Option<usize>,
    channel: Option<usize>,
    reply: Option<usize>,
    reactions: Option<usize>,
    bot: Option<usize>,
    kind: Option<usize>,
    recalled: Option<usize>,
    attached: Option<usize>,
    platform: Platform,
}

/// Where the people have their accounts, as far as a header tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Platform {
    #[default]
    Unknown,
    Wechat,
    Qq,
}

impl Platform {
    fn name(self) -> &'static str {
        match self {
            Self::Unknown => "list",
            Self::Wechat => "wechat",
            Self::Qq => "qq",
        }
    }
}

fn columns(header: &Cells) -> Option<Columns> {
    let words: Vec<String> = header.iter().map(tabular::column_words).collect();
    let of = |known: &[&str]| known.iter().find_map(|word| words.iter().position(|header| header == word));
    let author_id = of(AUTHOR_ID);
    let author = of(AUTHOR);
    author_id.or(author)?;
    if of(OF_PLANS).is_some() {
        return None;
    }
    let content = of(CONTENT)?;
    let platform = match author_id.map(|at| words[at].as_str()) {
        Some(word) if word.contains("微信") || word == "wxid" => Platform::Wechat,
        Some(word) if word.contains("qq") => Platform::Qq,
        _ => Platform::Unknown,
    };
    Some(Columns {
        time: of(TIME).or_else(|| of(words::TIME))?,
        content,
        author_id,
        author,
        id: of(ID).filter(|at| *at != content),
        channel: of(words::CHANNEL),
        reply: of(REPLY),
        reactions: of(REACTIONS),
        bot: of(BOT),
        kind: of(TYPE),
        recalled: of(RECALLED),
        attached: of(ATTACHED),
        platform,
    })
}

/// Whether one of the first rows of a table is the header of one of messages.
pub(in crate::logs) fn is_messages(rows: &[(u64, Cells)]) -> bool {
    rows.iter().take(DEPTH).any(|(_, cells)| columns(cells).is_some())
}

/// Reads a table of messages into the sink; false when it is none.
pub(in crate::logs) fn read(
    source: &Source,
    (options, day_first): (&ReadOptions, Option<bool>),
    child: &dyn SpawnReader,
    stem: &str,
    sink: &mut dyn Sink,
) -> Result<bool> {
    // What 3/5 means the whole column decides, so it is read once before.
    let mut column = TimeColumn::of(|cells| Some(columns(cells)?.time));
    tabular::read(source, options, child, &mut column)?;
    if !column.is_found() {
        return Ok(false);
    }
    let dates = column.reader(day_first, chrono_tz::UTC);
    if column.is_unclear() && day_first.is_none() {
        sink.problem(Problem::new(Place::File, Fault::DateOrderUnclear));
    }
    let mut rows = Rows { sink, dates, columns: None, channel: None, stem };
    tabular::read(source, options, child, &mut rows)?;
    Ok(true)
}

/// Hands the rows of a table on as messages.
struct Rows<'a> {
    sink: &'a mut dyn Sink,
    dates: DateReader,
    columns: Option<Columns>,
    /// The chat that was told last.
    channel: Option<String>,
    stem: &'a str,
}

impl RowSink for Rows<'_> {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        match self.columns {
            None => self.columns = columns(cells),
            Some(columns) => self.message(number, cells, columns)?,
        }
        Ok(true)
    }

    fn problem(&mut self, problem: tabular::Problem) {
        self.sink.problem(chats::of_table(&problem));
    }
}

impl Rows<'_> {
    fn message(&mut self, number: u64, cells: &Cells, columns: Columns) -> Result<()> {
        let cell = |at: usize| cells.get(at).unwrap_or_default().trim();
        let given = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let channel = given(columns.channel).unwrap_or(self.stem);
        if self.channel.as_deref() != Some(channel) {
            let name = Some(Cow::Borrowed(channel));
            let platform = columns.platform.name().into();
            self.sink.chat(&Chat { name, platform, ..Chat::default() })?;
            self.channel = Some(channel.to_owned());
        }
        let time = times::time_of(cell(columns.time), &self.dates);
        if time.is_none() {
            self.sink.problem(Problem::new(Place::Line(number), Fault::BadTime));
        }
        let (id, name) = (given(columns.author_id), given(columns.author));
        let reply = given(columns.reply);
        let said = given(columns.kind).map_or(Said::Text, Said::of);
        let kind = match said {
            Said::System => Kind::System,
            _ if given(columns.recalled).is_some_and(is_yes) => Kind::Recalled,
            Said::Reply => Kind::Reply,
            _ if reply.is_some() => Kind::Reply,
            _ => Kind::Message,
        };
        let mut message = Message::new(kind);
        message.time = time;
        message.id = given(columns.id).map(Cow::Borrowed);
        message.reply_to = reply.map(Cow::Borrowed);
        message.text = Cow::Borrowed(cells.get(columns.content).unwrap_or_default());
        message.author = (id.is_some() || name.is_some()).then(|| Person {
            id: id.map(Cow::Borrowed),
            name: name.map(Cow::Borrowed),
            bot: given(columns.bot).is_some_and(is_yes),
            ..Person::default()
        });
        if let Some(count) =
            given(columns.reactions).and_then(|text| text.parse().ok()).filter(|count| *count > 0)
        {
            message.reactions.push(Reaction { name: Cow::Borrowed("·"), count, authors: Vec::new() });
        }
        let some = given(columns.attached).is_some_and(|text| !matches!(text, "0" | "[]"));
        if let Some(kind) = if let Said::Medium(kind) = said { Some(kind) } else { some.then_some("file") } {
            message.attachments.push(Attachment { kind, name: None });
        }
        if kind == Kind::System {
            chats::notice(&message.text, time, self.sink)?;
        }
        self.sink.message(&message)
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(cell.to_lowercase().as_str(), "1" | "true" | "是" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_messages_has_a_time_an_author_and_a_text() {
        let found = |header: &[&str]| columns(&Cells::from(header.to_vec()));
        let of = |header: &[&str]| {
            found(header).map(|found| (found.time, found.author_id, found.author, found.content))
        };
        let generated = [
            "message_id",
            "timestamp",
            "channel",
            "author_id",
            "author_name",
            "type",
            "content",
            "reply_to",
            "reactions",
            "reaction_count",
            "is_bot",
        ];
        assert_eq!(of(&generated), Some((1, Some(3), Some(4), 6)));
        let weflow = [
            "序号",
            "时间",
            "发送者昵称",
            "发送者微信ID",
            "发送者备注",
            "群昵称",
            "发送者身份",
            "消息类型",
            "内容",
        ];
        assert_eq!(of(&weflow), Some((1, Some(3), Some(2), 8)));
        assert_eq!(found(&weflow).map(|found| found.platform), Some(Platform::Wechat));
        assert_eq!(of(&["时间", "成员", "类型"]), None, "a log has no text");
        assert_eq!(of(&["日期", "标题", "内容", "成员"]), None, "that is a plan");
        assert_eq!(of(&["姓名", "手机", "加入时间"]), None, "a list of people has none, either");
    }
}
