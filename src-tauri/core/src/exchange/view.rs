//! Inputs and outputs of calendar exchange.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, subjects::Facets};

/// Which part of the plan goes into a calendar file, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalendarSelection {
    /// Of which community.
    pub community: Uid,
    /// What it is narrowed by.
    #[serde(flatten)]
    #[ts(flatten)]
    pub facets: Facets,
    /// Only these records; all when empty.
    #[serde(default)]
    pub uids: Vec<Uid>,
    /// Only what has a date on or after this day.
    #[serde(default)]
    pub from: Option<String>,
    /// Only what has a date before this day.
    #[serde(default)]
    pub to: Option<String>,
    /// Series as single events, for programs that do not follow their rules.
    #[serde(default)]
    pub flatten: bool,
    /// Tasks as events, for programs that show no to-dos.
    #[serde(default)]
    pub tasks_as_events: bool,
}

/// A calendar file to be written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportCalendar {
    /// Where to.
    pub path: String,
    /// What.
    pub selection: CalendarSelection,
}

/// A calendar file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedCalendar {
    /// How many events and to-dos it has, changed dates not counted.
    pub entries: i64,
    /// Its size.
    pub bytes: i64,
    /// Rules in it that Outlook and others do not follow; flat they would be right everywhere.
    pub unusual_rules: i64,
}

/// A calendar file to be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportCalendar {
    /// Into which community.
    pub community: Uid,
    /// The file.
    pub path: String,
}

/// What an import of a calendar file did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarImport {
    /// New activities.
    pub activities: i64,
    /// New tasks.
    pub tasks: i64,
    /// Things known before that the file has changed.
    pub updated: i64,
    /// Things known before that are as they were.
    pub unchanged: i64,
    /// Components that are kept and given back on export, but are no part of the plan.
    pub kept_aside: i64,
    /// How many problems there are in all.
    pub problem_count: i64,
    /// The first of them.
    pub problems: Vec<CalendarProblem>,
}

/// A calendar file that is rewritten on every change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KeptFile {
    /// Where.
    pub path: String,
    /// What.
    pub selection: CalendarSelection,
    /// When it was last written.
    pub written_at: Option<Millis>,
    /// Why it could not be written, when it could not.
    pub problem: Option<crate::Error>,
}

/// Names a kept file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeptFileRef {
    /// Where.
    pub path: String,
}

/// How a calendar file is written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportOptions {
    /// Series as single events.
    pub flatten: bool,
    /// Tasks as events, for programs that show no to-dos.
    pub tasks_as_events: bool,
    /// For a file that is rewritten on every change: says how often to look again.
    pub kept_current: bool,
    /// The first instant, when not everything is written.
    pub from_at: Option<Millis>,
    /// The instant after the last.
    pub to_at: Option<Millis>,
    /// The present moment, from which open series are written three years ahead when they are written flat.
    pub now: Millis,
}

/// Something in a file that could not be understood, or was understood only in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarProblem {
    /// Its line, from 1.
    pub line: u32,
    /// What it is.
    pub code: ProblemCode,
    /// The text that it is about, shortened.
    pub detail: String,
}

impl CalendarProblem {
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
