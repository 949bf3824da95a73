//! What an import would do, and what it did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Identity, ListKind, Target};
use crate::{
    Uid,
    channels::ChannelKind,
    clock::Millis,
    tabular::{Problem, ReadOptions, Source},
    texts::KeptTexts,
};

/// A member list with its mapping: for a preview, which writes nothing, and for the import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MemberImport {
    /// Into which community.
    pub community: Uid,
    /// The file or the pasted text.
    pub source: Source,
    /// What the user overruled.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The header's row; 0 for none.
    pub header_row: u64,
    /// What each column becomes.
    pub mapping: Vec<Target>,
    /// What tells one person from another; the best that the mapping offers when left out.
    #[serde(default)]
    #[ts(optional)]
    pub identity: Option<Identity>,
    /// The group whose list this is.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Uid>,
    /// The list holds everyone: who is missing has left (the group, or the community).
    #[serde(default)]
    pub complete: bool,
    /// The day of which a complete list is, where that is known: who is missing had left by then, and who is new since the list of
    /// an earlier day joined by then.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<String>,
    /// Renames that the user confirmed.
    #[serde(default)]
    pub renames: Vec<Rename>,
    /// The kind of groups that are made because the list names them; WeChat groups when left out.
    #[serde(default)]
    #[ts(optional)]
    pub channel_kind: Option<ChannelKind>,
}

/// A row that is a known member under a new name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rename {
    /// The row.
    pub row: u64,
    /// The member.
    pub member: Uid,
}

/// Why a row is probably a known member under a new name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RenameReason {
    /// The names are alike.
    SimilarName,
    /// Joined on the same day, and names alike in part.
    JoinedOn,
    /// The same mail address.
    Email,
    /// The same phone number.
    Phone,
}

/// A rename that is offered before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RenameOffer {
    /// The row.
    pub row: u64,
    /// Its name.
    pub name: String,
    /// The member.
    pub member: Uid,
    /// The member's present name.
    pub known_name: String,
    /// Why.
    pub reason: RenameReason,
}

/// What is wrong or noteworthy with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// No name; the row is left out.
    NoName,
    /// The value is no date.
    NotADate,
    /// The value is no number.
    NotANumber,
    /// The value is none of the field's options.
    NotAnOption,
    /// A long number whose last digits a spreadsheet has lost; left out.
    DigitsLost,
    /// The value is too long and was cut.
    TooLong,
    /// The value is none of the words that are understood.
    NotAWord,
    /// The same person as in an earlier row; `text` is that row.
    Duplicate,
    /// Another person with the same name; kept apart and marked.
    Namesake,
    /// Nothing that identifies the person.
    NoId,
    /// More cells than the header has columns.
    Ragged,
    /// The name begins like a formula; kept as text.
    Formula,
    /// The uid is unknown here; the row makes a new record.
    UnknownUid,
    /// The value is no time of day.
    NotATime,
    /// None of the channels, nor a tag of one, is called so.
    UnknownChannel,
    /// No event or post is called so, or several are.
    UnknownPlan,
    /// No slot is called so, or several are.
    UnknownSlot,
    /// The slot has no free date on that day; the post stands by itself.
    SlotTaken,
    /// Several people stand in the cell of one; the others are kept in a field of one's own.
    FirstOnly,
    /// The time of a series is not changed by a sheet.
    Series,
    /// A record cannot be in that state now.
    NotAllowed,
    /// The record refuses what the row says; the row was left out.
    Refused,
}

/// One row's problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowProblem {
    /// The row as the file counts it.
    pub row: u64,
    /// The column from 0, when one is meant.
    pub column: Option<u32>,
    /// What it is.
    pub fault: RowFault,
    /// The value, shortened.
    pub text: String,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowWhat {
    /// A new member.
    New,
    /// A known member changes.
    Updated,
    /// A known member is called otherwise now.
    Renamed,
    /// A member who had left is back.
    Returned,
}

/// One row's effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowChange {
    /// The row.
    pub row: u64,
    /// The name in the list.
    pub name: String,
    /// What happens.
    pub what: RowWhat,
    /// The name before, when it changes.
    pub known_name: Option<String>,
    /// Names of the columns that change.
    pub fields: Vec<String>,
}

/// A member who is not in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Missing {
    /// Who.
    pub member: Uid,
    /// Their name.
    pub name: String,
}

/// How much an import does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportCounts {
    /// Rows with a person.
    pub rows: u64,
    /// New members.
    pub new: u64,
    /// Members who change, renamed and returned ones too.
    pub updated: u64,
    /// Members who stay as they are.
    pub unchanged: u64,
    /// Members with a new name.
    pub renamed: u64,
    /// Members who had left and are back.
    pub returned: u64,
    /// New memberships in groups.
    pub joined: u64,
    /// Members or memberships that end.
    pub left: u64,
    /// Known members in scope who are not in the list.
    pub missing: u64,
    /// Rows that repeat a person.
    pub duplicates: u64,
    /// Members marked because others bear their name.
    pub namesakes: u64,
    /// Rows left out.
    pub skipped: u64,
}

/// What an import would do. Lists hold the first of each; counts are of all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// How much.
    pub counts: ImportCounts,
    /// What tells one person from another in it.
    pub identity: Identity,
    /// What could tell them apart under its mapping, the best first.
    pub identities: Vec<Identity>,
    /// Whether its mapping has ids, so that importing the list again never doubles.
    pub has_ids: bool,
    /// The first changes.
    pub changes: Vec<RowChange>,
    /// The first problems by row.
    pub problems: Vec<RowProblem>,
    /// How many problems of each kind there are.
    pub problem_counts: BTreeMap<String, u64>,
    /// What was odd in the file.
    pub table_problems: Vec<Problem>,
    /// Renames to confirm.
    pub renames: Vec<RenameOffer>,
    /// The first who are not in the list.
    pub missing: Vec<Missing>,
    /// The day of the earlier list of the same people, which a dated list is compared with.
    pub since: Option<String>,
    /// Tags that will be made.
    pub new_tags: Vec<String>,
    /// Tiers that will be made.
    pub new_tiers: Vec<String>,
    /// Groups that will be made.
    pub new_channels: Vec<String>,
    /// Custom fields that will be made.
    pub new_fields: Vec<String>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// The batch.
    pub batch: Uid,
    /// What was done, in the form of the preview.
    pub done: ImportPreview,
}

/// An import that was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportBatchView {
    /// Its identity.
    pub uid: Uid,
    /// What the list held.
    pub kind: ListKind,
    /// The file's name; empty for pasted text.
    pub file: String,
    /// How much it did.
    pub counts: ImportCounts,
    /// How many problems of each kind there were.
    pub problem_counts: BTreeMap<String, u64>,
    /// When.
    pub at: Millis,
    /// The step that wrote it, as long as it can be taken back.
    pub step: Option<Uid>,
    /// What was read; pasted text has no name.
    pub files: Vec<BatchFile>,
    /// What became of a log, when it was one.
    #[ts(optional)]
    pub log: Option<LogBatch>,
    /// The texts that it holds now.
    pub texts: KeptTexts,
    /// The day of which a list of people was, where somebody said it.
    pub as_of: Option<String>,
}

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchFile {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// The hash of its content, as hexadecimal text.
    pub sha256: String,
}

/// What became of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogBatch {
    /// The format that was read; empty for tables.
    pub format: String,
    /// The zone of times that were written without one; nothing when there were none.
    pub zone: Option<String>,
    /// How many rows were new.
    pub added: u64,
    /// How many the log held already.
    pub known: u64,
    /// Members who were new.
    pub new_members: u64,
    /// Whether texts of messages were kept.
    #[serde(default)]
    pub keeps_texts: bool,
    /// Some times named their zone and some did not: that of the others cannot be changed any more.
    #[serde(default)]
    pub mixed: bool,
    /// Some of the rows stand at the beginning of their minute, because nobody knows the second.
    #[serde(default)]
    pub minutes: bool,
    /// Who was meant by "me", where a file says no more.
    #[serde(default)]
    pub me: Option<String>,
}

/// Whose imports are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListImports {
    /// Of which community.
    pub community: Uid,
}

/// Members to be written to a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportMembers {
    /// Whom.
    pub who: crate::members::Selection,
    /// The file; its ending, `.csv` or `.xlsx`, says the format.
    #[ts(type = "string")]
    pub path: std::path::PathBuf,
    /// Headers in Chinese instead of English.
    #[serde(default)]
    pub chinese: bool,
}

/// What an export wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// How many members.
    pub rows: u64,
}
