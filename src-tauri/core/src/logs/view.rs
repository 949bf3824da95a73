//! Which log comes in, and what became of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    members::{AlikeMember, AlikeReason},
    tabular::{ReadOptions, Source},
};

/// A log to be imported: a table with a time, a member and a kind in every row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LogImport {
    /// Into which community.
    pub community: Uid,
    /// The file, or what was pasted.
    pub source: Source,
    /// Encoding, delimiter, sheet, where somebody chose them.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The channel of rows that name none; it is made when there is none of that name. Called as the file when left out, and as
    /// the community when there is no file.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<String>,
    /// The zone of times that name none, instead of the community's.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
    /// Whether 3/5 is the third of May, where nothing in the table says so.
    #[serde(default)]
    #[ts(optional)]
    pub day_first: Option<bool>,
    /// Only say what would be added.
    #[serde(default)]
    pub dry_run: bool,
}

/// What a file looks like, before anybody says what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogInspection {
    /// It is a table whose header names a time, a member and a kind.
    pub is_log: bool,
    /// The format of the export of a chat that it is; nothing when it is none.
    pub format: Option<String>,
    /// It is a folder, which may hold exports of chats.
    pub is_folder: bool,
}

/// What became of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogReport {
    /// The batch; nothing when all of this came in before.
    pub batch: Option<Uid>,
    /// Rows that were read.
    pub rows: u64,
    /// Rows that were added.
    pub added: u64,
    /// Rows that the log held already.
    pub known: u64,
    /// Authors who are nobody known; they wait to be made members.
    pub strangers: u64,
    /// Names of channels that were made.
    pub channels: Vec<String>,
    /// The zone that was taken for times that name none; nothing when all of them do.
    pub zone: Option<String>,
    /// The zone in which the file came in before: its times are not those of another one now.
    pub zone_before: Option<String>,
    /// Nothing in the table says whether 3/5 is in March or in May.
    pub order_unclear: bool,
    /// Rows that were left out, by reason.
    pub problem_counts: BTreeMap<LogFault, u64>,
    /// The first of them.
    pub problems: Vec<LogProblem>,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogFault {
    /// Its time is none, or lies before 1990 or after 2100.
    NotATime,
    /// It names no member.
    NoMember,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogProblem {
    /// The row as the file counts it.
    pub row: u64,
    /// Why.
    pub fault: LogFault,
    /// What stands there, shortened.
    pub text: String,
}

/// A batch to be taken out of the log.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct BatchRef {
    /// Which one.
    pub batch: Uid,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Removed {
    /// How many rows of the log went; others hold the rest, too.
    pub rows: u64,
}

/// By whose clock the times of a batch were written that name no zone.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LogZone {
    /// Which batch.
    pub batch: Uid,
    /// The name of the zone.
    pub zone: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shifted {
    /// How many rows have other times now.
    pub rows: u64,
}

/// The log of a channel to be written for other programs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportChat {
    /// Which channel.
    pub channel: Uid,
    /// The file; its ending, `.json` or `.jsonl`, says the form.
    pub path: String,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedChat {
    /// Messages and replies.
    pub messages: u64,
    /// People who said something.
    pub members: u64,
    /// Messages whose texts were kept, and are in the file.
    pub texts: u64,
    /// What the format has no word for: reactions, check-ins, who came and went.
    pub left_out: u64,
}

/// Who of a community is asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListUnassigned {
    /// Of which community.
    pub community: Uid,
}

/// Those whom no member is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UnassignedPeople {
    /// How many there are.
    pub total: u32,
    /// How many of them are probably a member.
    pub likely: u32,
    /// The first of them: those who are probably a member, then those who were there last.
    pub people: Vec<UnassignedPerson>,
}

/// Somebody whom no member is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UnassignedPerson {
    /// Their identity.
    pub uid: Uid,
    /// The name.
    pub name: String,
    /// What the source calls them: a stable id, else the name.
    pub key: String,
    /// The platform.
    pub platform: String,
    /// The last day on which they were there, by the community's clock.
    pub last_on: String,
    /// The member who they probably are.
    pub like: Option<Likely>,
}

/// Who somebody probably is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Likely {
    /// The member.
    pub member: AlikeMember,
    /// Why.
    pub reason: AlikeReason,
}

/// Which of them are whom.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AssignPeople {
    /// In which community.
    pub community: Uid,
    /// Who is meant; everybody who is probably no member that is there when left out.
    #[serde(default)]
    #[ts(optional)]
    pub people: Option<Vec<Uid>>,
    /// The member who they are; a new one for each when left out.
    #[serde(default)]
    #[ts(optional)]
    pub member: Option<Uid>,
}

/// What became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssignedPeople {
    /// How many are a member now.
    pub assigned: u32,
}
