//! Tables of messages: a row for each, with a time, an author and a text, whatever their columns are called.

use std::borrow::Cow;

use super::{
    columns::{self, Asked},
    view::{MessageTable, MessageTarget},
};
use crate::{
    Result,
    chats::{self, Attachment, Chat, Fault, Kind, Message, Person, Place, Problem, Reaction, Said, Sink},
    logs::times::{self, TimeColumn},
    tabular::{self, Cells, DateReader, ReadOptions, RowSink, Source, SpawnReader},
};

/// The name of the format in results.
pub const FORMAT: &str = "messages";
/// Rows that are looked at.
pub(in crate::logs) const LOOKED_AT: usize = 100;

/// How a table of messages is laid out; nothing when it is none.
pub(in crate::logs) fn layout(
    source: &Source,
    options: &ReadOptions,
    child: &dyn SpawnReader,
    asked: &Asked<'_>,
) -> Result<Option<MessageTable>> {
    columns::table_of(&tabular::beginning(source, options, child, LOOKED_AT)?, asked)
}

/// Reads a table of messages into the sink.
pub(in crate::logs) fn read(
    source: &Source,
    (options, day_first): (&ReadOptions, Option<bool>),
    child: &dyn SpawnReader,
    (table, stem): (&MessageTable, &str),
    sink: &mut dyn Sink,
) -> Result<()> {
    let Some(columns) = Columns::of(table) else { return Ok(()) };
    // What 3/5 means the whole column decides, so it is read once before.
    let mut column = TimeColumn::below(table.header_row, columns.time);
    tabular::read(source, options, child, &mut column)?;
    let dates = column.reader(day_first, chrono_tz::UTC);
    if column.is_unclear() && day_first.is_none() {
        sink.problem(Problem::new(Place::File, Fault::DateOrderUnclear));
    }
    let mut rows = Rows { sink, dates, columns, header_row: table.header_row, channel: None, stem };
    tabular::read(source, options, child, &mut rows)?;
    Ok(())
}

/// Where the columns of a table of messages stand.
#[derive(Debug, Clone)]
struct Columns {
    time: usize,
    content: Option<usize>,
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
    /// Where the people have their accounts.
    platform: String,
}

impl Columns {
    /// Nothing when one is missing without which nothing can be read.
    fn of(table: &MessageTable) -> Option<Self> {
        let at = |wanted: &MessageTarget| table.place(|target| target == wanted);
        let account = table.columns.iter().find_map(|column| match &column.target {
            MessageTarget::Account { platform } => Some((column.index as usize, platform.clone())),
            _ => None,
        });
        let (author_id, platform) = account.unzip();
        table.missing.is_empty().then_some(())?;
        Some(Self {
            time: at(&MessageTarget::Time)?,
            content: at(&MessageTarget::Text),
            author_id,
            author: at(&MessageTarget::Author),
            id: at(&MessageTarget::Id),
            channel: at(&MessageTarget::Channel),
            reply: at(&MessageTarget::ReplyTo),
            reactions: at(&MessageTarget::Reactions),
            bot: at(&MessageTarget::Bot),
            kind: at(&MessageTarget::Type),
            recalled: at(&MessageTarget::Recalled),
            attached: at(&MessageTarget::Attachments),
            platform: platform.unwrap_or_else(|| columns::NOWHERE.to_owned()),
        })
    }
}

/// Hands the rows of a table on as messages.
struct Rows<'a> {
    sink: &'a mut dyn Sink,
    dates: DateReader,
    columns: Columns,
    header_row: u64,
    /// The chat that was told last.
    channel: Option<String>,
    stem: &'a str,
}

impl RowSink for Rows<'_> {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        if number > self.header_row {
            self.message(number, cells)?;
        }
        Ok(true)
    }

    fn problem(&mut self, problem: tabular::Problem) {
        self.sink.problem(chats::of_table(&problem));
    }
}

impl Rows<'_> {
    fn message(&mut self, number: u64, cells: &Cells) -> Result<()> {
        let columns = &self.columns;
        let cell = |at: usize| cells.get(at).unwrap_or_default().trim();
        let given = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let channel = given(columns.channel).unwrap_or(self.stem);
        if self.channel.as_deref() != Some(channel) {
            let name = Some(Cow::Borrowed(channel));
            let platform = Cow::Borrowed(columns.platform.as_str());
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
        message.text = Cow::Borrowed(columns.content.and_then(|at| cells.get(at)).unwrap_or_default());
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
