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

/// What undo and redo would do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// The step that undo takes back.
    pub undo: Option<StepView>,
    /// The step that redo does again.
    pub redo: Option<StepView>,
}

/// Names the records whose history is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryInput {
    /// The records.
    pub uids: Vec<Uid>,
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
    /// The command of the step.
    pub command: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// `i` inserted, `u` changed, `d` deleted.
    pub op: String,
    /// When.
    pub at: Millis,
    /// Who: the operator's row id is resolved by the workspace.
    pub operator_id: i64,
    /// Changed columns before.
    #[ts(type = "Record<string, unknown> | null")]
    pub before: Option<Value>,
    /// Changed columns after.
    #[ts(type = "Record<string, unknown> | null")]
    pub after: Option<Value>,
}
