//! What fields of one's own hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a custom field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// One of the field's options.
    Choice,
    /// Any of the field's options; not of members.
    Choices,
}
