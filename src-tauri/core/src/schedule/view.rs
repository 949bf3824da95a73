//! Inputs and outputs about time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::{ExceptionKind, Kind};
use crate::{
    Uid,
    clock::Millis,
    patch::Patch,
    recurrence::{Civil, Rule},
};

/// When something happens, as a form gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct When {
    /// The first start, wall-clock time of the zone; for whole days at midnight.
    #[ts(type = "string")]
    pub start: Civil,
    /// How long, in minutes; whole days count 1440. Nothing: a moment, or one whole day.
    #[serde(default)]
    pub duration_min: Option<i64>,
    /// Whether it takes whole days.
    #[serde(default)]
    pub all_day: bool,
    /// `community` (the default), `floating`, or an IANA name.
    #[serde(default = "community")]
    pub tz: String,
    /// How it repeats.
    #[serde(default)]
    pub rule: Option<Rule>,
}

fn community() -> String {
    "community".to_owned()
}

impl When {
    /// Once, in the community's zone.
    pub fn once(start: Civil, duration_min: Option<i64>) -> Self {
        Self { start, duration_min, all_day: false, tz: community(), rule: None }
    }
}

/// Which dates of a series an edit or a deletion means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Only this one.
    This,
    /// This one and all after it.
    Following,
    /// The whole series.
    All,
}

/// A change of time; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// A new start of the date that is edited; with scope `all` the series moves by the same distance. From the calendar it
    /// is what the community's wall clock shows; beside a `tz` it is by the clock of that zone.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub start: Option<Civil>,
    /// A new length in minutes; null takes it away.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub duration_min: Patch<i64>,
    /// Whole days or not; not for single dates of a series.
    #[serde(default)]
    #[ts(optional)]
    pub all_day: Option<bool>,
    /// The zone: that of the schedule, or another one, which single dates of a series cannot have.
    #[serde(default)]
    #[ts(optional)]
    pub tz: Option<String>,
    /// Another rule, or null for none; not for single dates of a series.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<Rule>")]
    pub rule: Patch<Rule>,
    /// What differs on this date from the series; with another scope, other words for the subject itself.
    #[serde(default)]
    #[ts(optional)]
    pub overrides: Option<Overrides>,
}

/// What one date has of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Overrides {
    /// Another title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Another place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Another note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Overrides {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
    /// These over older ones.
    #[must_use]
    pub fn over(self, older: Self) -> Self {
        Self {
            title: self.title.or(older.title),
            place: self.place.or(older.place),
            note: self.note.or(older.note),
        }
    }
}

/// A schedule, for a form or a detail view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScheduleView {
    /// Its identity.
    pub uid: Uid,
    /// Of what.
    pub kind: Kind,
    /// When.
    pub when: When,
    /// The rule as text, as it came or in its normal form.
    pub rrule: Option<String>,
    /// Its name in calendar files.
    pub ical_uid: String,
    /// Dates that were left out, moved, changed or added, by their original.
    pub exceptions: Vec<ExceptionView>,
}

/// A date that differs from its rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExceptionView {
    /// Its name: the start that the rule gives it.
    #[ts(type = "string")]
    pub original: Civil,
    /// What happened to it.
    pub kind: ExceptionKind,
    /// Where it went.
    #[ts(type = "string | null")]
    pub start: Option<Civil>,
    /// Its own length.
    pub duration_min: Option<i64>,
    /// What it has of its own.
    pub overrides: Overrides,
}

/// A change of zone to be looked at before it is made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ZonePreviewInput {
    /// Of which community.
    pub community: Uid,
    /// The new IANA zone.
    pub tz: String,
}

/// What a change of the community's zone does: wall-clock times stay, instants move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ZonePreview {
    /// How many schedules with something still to come move.
    pub moved: i64,
    /// How many stay: whole days, floating times and those in a zone of their own.
    pub kept: i64,
    /// The next of those that move.
    pub examples: Vec<ZoneMove>,
}

/// One date that moves with the zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ZoneMove {
    /// The schedule.
    pub schedule: Uid,
    /// Its wall-clock time, which stays.
    #[ts(type = "string")]
    pub start: Civil,
    /// The instant it has now.
    pub old_at: Millis,
    /// The instant it will have.
    pub new_at: Millis,
}
