//! What the change log shows of itself.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// One step that can be undone or redone, as its sentence needs it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// The step.
    pub uid: Uid,
    /// The command that made it.
    pub command: String,
    /// Values for its sentence.
    #[ts(type = "Record<string, unknown>")]
    pub detail: Value,
    /// When it was made.
    pub at: Millis,
    /// How many rows it wrote.
    pub rows: i64,
}

/// What is to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoInput {
    /// Only this step, and only while it is the newest: an offer that stands beside one change must not take back
    /// another. The newest when left out.
    #[serde(default)]
    #[ts(optional)]
    pub step: Option<Uid>,
}

/// What undo and redo would do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// The step that undo takes back.
    pub undo: Option<StepView>,
    /// The step that redo does again.
    pub redo: Option<StepView>,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// It holds.
    Done,
    /// It was taken back and can be done again.
    Undone,
    /// It holds and cannot be taken back.
    Final,
}

/// Which steps are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListSteps {
    /// At most so many, newest first.
    pub limit: u32,
}

/// One step of the change log, of whoever works in this workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StepEntry {
    /// The step.
    pub uid: Uid,
    /// The command that made it.
    pub command: String,
    /// Values for its sentence.
    #[ts(type = "Record<string, unknown>")]
    pub detail: Value,
    /// When it was made.
    pub at: Millis,
    /// Who made it.
    pub operator: Option<Uid>,
    /// Whether that is the present operator, who alone can take it back.
    pub mine: bool,
    /// Where it stands.
    pub state: StepState,
}

/// Names the records whose history is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryInput {
    /// The records.
    pub uids: Vec<Uid>,
    /// With what belongs to them: the texts and channels of a post, the tags of a member.
    #[serde(default)]
    pub whole: bool,
    /// At most so many entries, newest first.
    pub limit: u32,
}

/// Who did what to a record, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryEntry {
    /// The record.
    pub uid: Uid,
    /// The table that holds it.
    pub table: String,
    /// What the row is called by, when it only belongs to the record: a tag, a channel.
    pub label: Option<String>,
    /// The step.
    pub step: Uid,
    /// The command of the step.
    pub command: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// `i` inserted, `u` changed, `d` deleted.
    pub op: String,
    /// When.
    pub at: Millis,
    /// Who.
    pub operator: Option<Uid>,
    /// Changed columns before.
    #[ts(type = "Record<string, unknown> | null")]
    pub before: Option<Value>,
    /// Changed columns after.
    #[ts(type = "Record<string, unknown> | null")]
    pub after: Option<Value>,
}
