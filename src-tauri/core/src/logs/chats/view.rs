//! Which exports of chats come in, and what became of them.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, imports::FirstRow, texts::KeptTexts};

/// Exports of chats to be imported.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChatImport {
    /// Into which community.
    pub community: Uid,
    /// Files and folders.
    #[ts(type = "Array<string>")]
    pub paths: Vec<PathBuf>,
    /// What was pasted, read as one more file.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// The name of the format, where what was recognised is wrong.
    #[serde(default)]
    #[ts(optional)]
    pub format: Option<String>,
    /// An encoding's label instead of the one found.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<String>,
    /// Whether 3/5 is the third of May, and not the fifth of March, where the files do not tell.
    #[serde(default)]
    #[ts(optional)]
    pub day_first: Option<bool>,
    /// The zone of times that are written without one; the community's when left out.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
    /// Who the owner of the account is, where a tool calls them only "me".
    #[serde(default)]
    #[ts(optional)]
    pub me: Option<String>,
    /// What the columns of tables of messages hold, where that is not what was recognised.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<MessageColumns>>")]
    pub columns: Vec<MessageColumns>,
    /// The number of the row in which the header of tables stands, where it is not the one that was found; 0 for none.
    #[serde(default)]
    #[ts(optional)]
    pub header_row: Option<u64>,
    /// The sheet of workbooks that is read, instead of the first one with cells.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Keys of those who are no programs, though their names look like it.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub not_bots: Vec<String>,
    /// Where chats go that are not to go into the channel of their name: by the chat's key, the channel; null for a new one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | null>")]
    pub channels: BTreeMap<String, Option<Uid>>,
    /// The channel into which all of them go whose own `channels` does not say.
    #[serde(default)]
    #[ts(optional)]
    pub into: Option<Uid>,
    /// Keys of the chats that are wanted; all but those between two people when left out.
    #[serde(default)]
    #[ts(optional)]
    pub chats: Option<Vec<String>>,
    /// What becomes of people who are no members yet.
    #[serde(default)]
    pub people: Assignment,
    /// What unpacks to very much more than its size is read all the same; otherwise that is an error (`too_large`, `ratio`).
    #[serde(default)]
    pub unpack: bool,
    /// Whether the texts of the messages are kept, and not only counted; as at the community's last import of chats when left out,
    /// and at the first one they are not.
    #[serde(default)]
    #[ts(optional)]
    pub keep_texts: Option<bool>,
    /// Only say what would be added.
    #[serde(default)]
    pub dry_run: bool,
}

/// What becomes of people who are no members yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Assignment {
    /// They become members.
    #[default]
    Members,
    /// They are counted, and wait to be assigned.
    Unassigned,
}

/// What the columns of tables of messages hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageColumns {
    /// The header by which such tables are known; empty words where there is none.
    pub headers: Vec<String>,
    /// What each column holds; nothing stands twice but what is left out.
    pub targets: Vec<MessageTarget>,
}

/// What a column of a table of messages holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MessageTarget {
    /// Nothing that is taken.
    Ignore,
    /// When it was written.
    Time,
    /// The name of whoever wrote.
    Author,
    /// Their stable id on a platform.
    Account {
        /// Which platform.
        platform: String,
    },
    /// What they wrote.
    Text,
    /// In which group.
    Channel,
    /// The message's own id.
    Id,
    /// The id of the message that it answers.
    ReplyTo,
    /// How many reactions it got.
    Reactions,
    /// What kind of message it is.
    Type,
    /// Whether a program wrote it.
    Bot,
    /// Whether it was taken back.
    Recalled,
    /// How many files are attached.
    Attachments,
}

/// What no table of messages can be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MessageNeed {
    /// A time.
    Time,
    /// Whoever wrote, by name or by id.
    Author,
}

/// A table of messages, and what its columns hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageTable {
    /// The names of the files that have this header.
    pub files: Vec<String>,
    /// The number of the header's row; 0 when there is none.
    pub header_row: u64,
    /// The columns.
    pub columns: Vec<MessageColumn>,
    /// The first rows below the header.
    pub rows: Vec<FirstRow>,
    /// What no column holds, and without which nothing is read.
    pub missing: Vec<MessageNeed>,
    /// Whether a table with this header was mapped before.
    pub remembered: bool,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
}

impl MessageTable {
    /// The words of the header.
    pub(super) fn headers(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.header.clone()).collect()
    }

    /// What the columns hold.
    pub(super) fn targets(&self) -> Vec<MessageTarget> {
        self.columns.iter().map(|column| column.target.clone()).collect()
    }

    /// Where something stands.
    pub(super) fn place(&self, is: impl Fn(&MessageTarget) -> bool) -> Option<usize> {
        self.columns.iter().position(|column| is(&column.target))
    }
}

/// A column of a table of messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageColumn {
    /// Its place, from 0.
    pub index: u32,
    /// Its header; empty when there is none.
    pub header: String,
    /// The first values.
    pub samples: Vec<String>,
    /// What it holds.
    pub target: MessageTarget,
}

/// What became of exports of chats.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ChatReport {
    /// The batch; nothing when there was nothing to be written.
    pub batch: Option<Uid>,
    /// The files that were read.
    pub files: Vec<ReadFile>,
    /// The tables of messages among them, by their headers.
    pub tables: Vec<MessageTable>,
    /// The chats that they hold.
    pub chats: Vec<ChatOutcome>,
    /// Messages of the chats that came in.
    pub messages: u64,
    /// Rows of the log that were added: messages, reactions, who came and went.
    pub added: u64,
    /// Rows that the log held already.
    pub known: u64,
    /// People whom the files name.
    pub people: u64,
    /// Those of them who are members already.
    pub members: u64,
    /// Those of them who were members and are erased: what they wrote counts as nobody's, and they do not come back.
    pub erased: u64,
    /// Members who were made.
    pub new_members: u64,
    /// People who are no members and wait to be assigned.
    pub strangers: u64,
    /// Programs.
    pub bots: u64,
    /// Those who are only guessed to be programs, because their source does not say it: keys and names.
    pub guessed_bots: Vec<(String, String)>,
    /// Members who are called otherwise now.
    pub renamed: u64,
    /// How many persons came.
    pub joins: u64,
    /// How many persons went.
    pub leaves: u64,
    /// All reactions.
    pub reactions: u64,
    /// Whether texts are kept.
    pub keeps_texts: bool,
    /// The texts that nobody held before.
    pub texts: KeptTexts,
    /// The zone that was assumed; nothing when every time names its own.
    pub zone: Option<String>,
    /// The zone in which a file of these came in before: its times are not those of another one now.
    pub zone_before: Option<String>,
    /// Somebody wrote who is only called "me".
    pub has_self: bool,
    /// Who that is, as somebody says, or as they did before.
    pub me: Option<String>,
    /// How many oddities of each kind there were.
    pub problem_counts: BTreeMap<String, u64>,
    /// The first of them.
    pub problems: Vec<ChatProblem>,
}

/// A file that was read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// The format that was recognised; nothing when it is no export of a chat.
    pub format: Option<String>,
    /// Why it was not read.
    pub refused: Option<String>,
    /// When a file of the same content came in before.
    pub imported_at: Option<Millis>,
}

/// A chat of the files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChatOutcome {
    /// What tells it from others.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Where it took place.
    pub platform: String,
    /// It is between two people.
    pub direct: bool,
    /// It came in, or would.
    pub taken: bool,
    /// The channel that it goes into; nothing when that is made for it.
    pub channel: Option<Uid>,
    /// How many messages it holds.
    pub messages: u64,
    /// The day of the first, on the community's clock.
    pub first: Option<String>,
    /// The day of the last.
    pub last: Option<String>,
    /// Its first messages.
    pub sample: Vec<SampleMessage>,
}

/// A message that is shown before it comes in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SampleMessage {
    /// When, as the file says it.
    pub time: String,
    /// By whom.
    pub author: String,
    /// The beginning of its text.
    pub text: String,
}

/// Something odd in a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChatProblem {
    /// The file's name.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// What.
    pub code: String,
}
