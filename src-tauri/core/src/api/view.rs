//! What the table itself speaks of: nothing, and how far a job has come.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The input or output of a command that takes or returns nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// Units done (rows, bytes, records).
    pub done: u64,
    /// Units in all, when known.
    pub total: Option<u64>,
}
