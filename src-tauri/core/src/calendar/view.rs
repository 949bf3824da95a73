//! Inputs and outputs of the calendar.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    clock::Millis,
    content::DeliveryProgress,
    recurrence::Civil,
    schedule::{Change, Kind, Scope, When},
    subjects::Facets,
};

/// What part of the calendar is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarRange {
    /// Of which community.
    pub community: Uid,
    /// The first day in the community's zone, or an instant written in UTC.
    pub from: String,
    /// The day after the last, or an instant written in UTC.
    pub to: String,
    /// What it is narrowed by.
    #[serde(flatten)]
    #[ts(flatten)]
    pub facets: Facets,
}

/// A part of the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalendarView {
    /// The community's zone, in which `start` and `end` are written.
    pub tz: String,
    /// Every date, by start.
    pub items: Vec<CalendarItem>,
    /// When the next of them becomes late if nobody does anything.
    pub next_late_at: Option<Millis>,
}

/// One date of something planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalendarItem {
    /// What it is.
    pub kind: Kind,
    /// The subject: the content item, activity or task.
    pub uid: Uid,
    /// Its name in the series; empty when it happens once.
    pub original: String,
    /// Its title on this date.
    pub title: String,
    /// Wall-clock start in the community's zone; for whole days the date.
    pub start: String,
    /// Wall-clock end; for whole days the date after the last.
    pub end: String,
    /// The instant of the start.
    pub start_at: Millis,
    /// The instant of the end.
    pub end_at: Millis,
    /// Whether it takes whole days.
    pub all_day: bool,
    /// Whether it is one date of several.
    pub recurring: bool,
    /// Its state: of content its stage, of a task `open` or `done`, of others `planned`.
    pub state: String,
    /// Who owns it.
    pub owner: Option<Uid>,
    /// The first of the channels that it goes to.
    pub channel: Option<Uid>,
    /// How many channels it goes to.
    pub channels: i64,
    /// Its pillar, by which content is coloured.
    pub pillar: Option<Uid>,
    /// Where it takes place.
    pub place: Option<String>,
    /// How far sending has come; of content only.
    pub progress: Option<DeliveryProgress>,
    /// Whether it should have been done by now.
    pub late: bool,
    /// What it collides with.
    pub conflicts: Vec<Conflict>,
}

/// A collision, to be warned of and never forbidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// Why.
    pub kind: ConflictKind,
    /// With what: its title. A filter may hide it.
    pub with: String,
}

/// Why two dates collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// One person has both.
    Owner,
    /// Two activities of the community overlap.
    Activities,
    /// A post goes out during an activity.
    ContentBeside,
}

/// One occurrence as scripts get it (`tulou-cli occurrences`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Occurrence {
    /// The UID in calendar files; the same for every date of a series.
    pub uid: String,
    /// The original start, in the form of `start`; null when it happens once.
    pub recurrence_id: Option<String>,
    /// UTC with Z; a date for whole days; without zone when floating.
    pub start: String,
    /// In the form of `start`; for whole days the date after the last.
    pub end: String,
    /// Whether it takes whole days.
    pub all_day: bool,
    /// Its title on this date.
    pub title: String,
    /// What it is.
    pub kind: Kind,
}

/// A date to be moved, changed in length, or changed otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditDate {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub uid: Uid,
    /// Which of its dates; empty when it happens once.
    #[serde(default)]
    pub original: String,
    /// Which dates are meant.
    pub scope: Scope,
    /// What becomes of them. A start is what the calendar shows, wall-clock time of the community, unless a `tz` is named.
    pub change: Change,
}

/// Several things to be moved by the same distance, each with all of its dates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShiftDates {
    /// What they are.
    pub kind: Kind,
    /// Which.
    pub uids: Vec<Uid>,
    /// By how many days; earlier when negative.
    pub days: i32,
    /// And by how many minutes; what has no time of day moves by the days alone.
    #[serde(default)]
    pub minutes: i32,
}

/// What a common move did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShiftedDates {
    /// How many were moved.
    pub moved: i64,
    /// How many stayed, because they have no time or have been published.
    pub stayed: i64,
}

/// What holds the edited or copied date now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditedDate {
    /// The subject: another one when "this and following" made a new series, or a copy was made.
    pub uid: Uid,
}

/// A date to be planned once more, at another time. The copy happens once; nothing of it is sent, done or registered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CopyDate {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub uid: Uid,
    /// Which date of a series; its own words go with it. The series itself when empty or left out.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// When the copy happens.
    pub when: When,
}

/// A date that a series is to have beside those that its rule names.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddDate {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub uid: Uid,
    /// When it happens, wall-clock time of the series. The name of a date that was left out brings that one back.
    #[ts(type = "string")]
    pub start: Civil,
}

/// Dates to be deleted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeleteDate {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub uid: Uid,
    /// Which of its dates; empty when it happens once.
    #[serde(default)]
    pub original: String,
    /// Which dates are meant.
    pub scope: Scope,
}
