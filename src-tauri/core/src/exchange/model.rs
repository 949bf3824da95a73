//! What a calendar file holds, in the terms of the plan; no SQL.

use crate::{
    clock::Millis,
    schedule::{Exception, When},
};

/// Whether something is an appointment or something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// VEVENT.
    Event,
    /// VTODO.
    Todo,
}

/// One event or to-do with all its changed dates: everything in the file under one UID.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Event or to-do.
    pub kind: ItemKind,
    /// Its UID, or one made from its content.
    pub uid: String,
    /// How often it was changed, as its program counts.
    pub sequence: i64,
    /// Its title.
    pub title: String,
    /// Its description.
    pub note: String,
    /// Where.
    pub place: String,
    /// Its link.
    pub link: String,
    /// When; a to-do may have no time.
    pub when: Option<When>,
    /// The rule as it came.
    pub rrule: Option<String>,
    /// Dates that differ.
    pub exceptions: Vec<Exception>,
    /// Its alarms that are relative to its start or end.
    pub alarms: Vec<Alarm>,
    /// When it was done.
    pub done_at: Option<Millis>,
    /// Dates of it that are done, by their originals.
    pub done_dates: Vec<(String, Millis)>,
    /// Everything that came and must be given back.
    pub kept: Vec<Kept>,
    /// When any part of it was changed last, as its file says.
    pub modified_at: Option<Millis>,
    /// A digest of everything that came, but for the time of the export.
    pub digest: String,
    /// The line of the file where it begins.
    pub line: u32,
}

/// An alarm that can become a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// From the end, not from the start.
    pub from_end: bool,
    /// Minutes before; negative after.
    pub lead_min: i64,
}

/// Text of a file that is kept to be given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Of which date: its original, civil text; empty for the whole.
    pub original: String,
    /// What it is.
    pub part: Part,
    /// Unfolded lines.
    pub raw: String,
}

/// What a kept text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Property lines as they came; those of a title or time are used while they still say the same.
    Properties,
    /// A VALARM or another component inside.
    Inside,
    /// The exact length in seconds, where it is not of whole minutes.
    Seconds,
    /// A whole component that did not become part of the plan.
    Whole,
    /// A VTIMEZONE that only such components use; `original` is its TZID.
    Zone,
}

/// A file, read.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// What becomes part of the plan.
    pub items: Vec<Item>,
    /// Components that do not, each with its UID.
    pub aside: Vec<(String, String)>,
    /// Time zones as the file defines them, by TZID.
    pub zones: Vec<(String, String)>,
    /// What was wrong.
    pub problems: Vec<super::view::CalendarProblem>,
}

/// The title of a record that came without one: the first line of what else is told of it.
pub(super) fn stand_in(note: &str, place: &str) -> String {
    let line = |text: &str| text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
    line(note).or_else(|| line(place)).unwrap_or_else(|| "…".to_owned())
}
