//! What a check finds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a check.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
pub struct CheckInput {
    /// Whether to repair what can be repaired, after a backup.
    #[serde(default)]
    pub repair: bool,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckRule {
    /// SQLite's own check of pages and indexes.
    Integrity,
    /// A row refers to a row that does not exist. Repair: the reference is emptied; where it must not be empty the row
    /// goes.
    BrokenReference,
    /// A logging trigger is missing or altered, so writes escape undo. Repair: it is made anew.
    LostTrigger,
    /// A table's counter is behind its rows, so an id could be given twice. Repair: it is set forward.
    CounterBehind,
    /// A record's identity does not have its form.
    BadIdentity,
    /// The key of one date of a series is not a date and time.
    BadOccurrenceKey,
    /// A full-text index does not hold what its table holds. Repair: it is built anew.
    TextIndex,
    /// Kept texts of messages cannot be read, or are not about the messages that the log has.
    MessageText,
    /// The file of an attachment is not there.
    AttachmentMissing,
    /// The file of an attachment is not the one that was attached.
    AttachmentAltered,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule.
    pub rule: CheckRule,
    /// Where: a table, a trigger, an attachment's hash.
    pub place: String,
    /// How many.
    pub count: i64,
    /// Whether `repair` mends it.
    pub repairable: bool,
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was found again after the repair; the same as `findings` when nothing was repaired.
    pub remaining: Vec<Finding>,
    /// The backup that was taken before the repair.
    pub backup: Option<String>,
}
