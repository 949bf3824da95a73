//! How dates are called after their schedule has changed.

use chrono::Duration;

use super::{model::Schedule, ops::written_rule, shift::shifted};
use crate::recurrence::{Civil, Rule, RuleEnd, Weekday, Zone, civil_text, parse_civil};

/// Dates of a schedule have new names. Whoever keeps state by (schedule, original) follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rekey {
    /// The schedule that the names were of.
    pub from_schedule: i64,
    /// The schedule that they are of now.
    pub to_schedule: i64,
    since: Option<Civil>,
    distance: Duration,
    single: Option<(String, String)>,
}

impl Rekey {
    /// The new name of a date, or nothing when it keeps its name and its schedule.
    pub fn new_name(&self, original: &str) -> Option<String> {
        if let Some((from, to)) = &self.single {
            return (from == original).then(|| to.clone());
        }
        let civil = parse_civil("original", original).ok()?;
        self.since.is_none_or(|since| civil >= since).then(|| civil_text(civil + self.distance))
    }
}

/// From a moment on, or all of them, by a distance.
pub(super) fn rekey(from_schedule: i64, to_schedule: i64, since: Option<Civil>, distance: Duration) -> Rekey {
    Rekey { from_schedule, to_schedule, since, distance, single: None }
}

/// One of them.
pub(super) fn renamed(from_schedule: i64, to_schedule: i64, from: String, to: String) -> Rekey {
    Rekey { from_schedule, to_schedule, since: None, distance: Duration::zero(), single: Some((from, to)) }
}

/// By how much a series has gone as a whole; nothing when it stays, or has become another one.
pub(super) fn gone_by(old: &Schedule, new: &Schedule, community: &Zone) -> Option<Duration> {
    // How far they reach may have changed beside; and no other program turns the beginning of the week as `shifted` does.
    let bare = |rule: Rule| Rule { end: RuleEnd::Never, week_start: Weekday::Monday, ..rule };
    let (before, after) = (written_rule(old, community).ok()??, written_rule(new, community).ok()??);
    let same_clock = old.tz == new.tz && old.all_day == new.all_day;
    // Where the start of one is a date of the other, dates came or went at its beginning; the others keep their names.
    if !same_clock || old.names(community, new.start) || new.names(community, old.start) {
        return None;
    }
    let moved = shifted(&bare(before), old.start, new.start).ok()?;
    (bare(moved) == bare(after)).then(|| new.start - old.start)
}
