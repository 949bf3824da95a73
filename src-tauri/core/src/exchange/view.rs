//! Inputs and outputs of calendar exchange.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something in a file that could not be understood, or was understood only in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Its line, from 1.
    pub line: u32,
    /// What it is.
    pub code: ProblemCode,
    /// The text that it is about, shortened.
    pub detail: String,
}

impl Problem {
    /// A problem, with its text cut to what a list can show.
    pub(super) fn new(line: u32, code: ProblemCode, detail: &str) -> Self {
        Self { line, code, detail: detail.trim().chars().take(80).collect() }
    }
}

/// Kinds of problems in calendar files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// A line without a colon.
    NotALine,
    /// A component without its end.
    NotClosed,
    /// An end of something that was not begun.
    WrongEnd,
    /// A property outside of any calendar.
    OutsideCalendar,
    /// Text in another encoding than UTF-8; it was read as GB18030.
    NotUtf8,
    /// The file holds no calendar at all.
    NoCalendar,
    /// An event without a start; it was kept aside.
    NoStart,
    /// A time that is none; it was left out.
    BadTime,
    /// A rule that cannot be followed; the event was kept aside.
    BadRule,
    /// A time zone that is not known; its times were taken as they stand.
    UnknownZone,
    /// A zone of the file's own; its times were turned into instants.
    OwnZone,
    /// Something without a UID; it got one made from its content.
    NoUid,
    /// A change of this and all following dates by RANGE; only the date itself was changed.
    Range,
    /// More than one rule for one event; the first is followed, the others are given back on export.
    SeveralRules,
}
