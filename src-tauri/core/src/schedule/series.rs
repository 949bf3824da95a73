//! The dates of one schedule in a window: the rule's, less those skipped, with those moved and added.

use std::collections::HashMap;

use chrono::Duration;

use super::model::{Exception, ExceptionKind, Occurrence, Place, Schedule, Tz, Window};
use crate::{
    clock::Millis,
    recurrence::{Civil, Expansion, Last, Rule, Zone, civil_text},
};

/// A day on each side: no change of a clock is longer, so no date is missed by looking at civil times.
const SLACK: Duration = Duration::days(1);

/// The stored bounds of a schedule that has no end.
pub(super) fn far_future() -> Civil {
    chrono::NaiveDate::from_ymd_opt(9999, 12, 31)
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .unwrap_or(Civil::MAX)
}

/// What is derived from a schedule and stored beside it, so that a window finds it by an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The last start that the rule gives, if it ends.
    pub last_start: Option<Civil>,
    /// Nothing of it is before.
    pub begins: Civil,
    /// Nothing of it is at or after.
    pub ends_before: Civil,
}

impl Schedule {
    /// Its bounds, computed afresh.
    pub(super) fn bounds(&self, community: &Zone) -> Bounds {
        let length = Duration::minutes(self.length()) + Duration::seconds(1);
        let uncached = Self { last_start: None, ..self.clone() };
        let (last_start, mut end) = match uncached.rule(community).map(|rule| rule.last(self.start)) {
            None => (None, self.start + length),
            Some(Last::At(last)) => (Some(last), last + length),
            Some(Last::Nothing) => (None, self.start),
            Some(Last::Open) => (None, far_future()),
        };
        let mut begins = self.start;
        for exception in self.exceptions.iter().filter(|exception| exception.kind != ExceptionKind::Skip) {
            begins = begins.min(exception.starts());
            let own =
                exception.duration_min.map_or(length, |own| Duration::minutes(own) + Duration::seconds(1));
            end = end.max(exception.starts() + own);
        }
        Bounds { last_start, begins, ends_before: end.min(far_future()) }
    }

    /// Appends the dates that meet the window.
    pub fn collect(&self, community: &Zone, window: Window, into: &mut Vec<Occurrence>) {
        self.collect_by(self.rule(community).as_ref(), community, window, into);
    }

    /// As [`Schedule::collect`], by the rule as [`Schedule::rule`] reads it.
    pub fn collect_by(
        &self,
        rule: Option<&Rule>,
        community: &Zone,
        window: Window,
        into: &mut Vec<Occurrence>,
    ) {
        let zone = self.zone(community);
        let from = zone.civil_of(window.from) - SLACK - Duration::minutes(self.length());
        let to = zone.civil_of(window.to) + SLACK;
        let first = into.len();
        if self.exceptions.is_empty() && self.rrule.is_none() {
            self.push(zone, window, self.start, None, into);
            return;
        }
        let by_original: HashMap<Civil, &Exception> =
            self.exceptions.iter().map(|exception| (exception.original, exception)).collect();
        for original in self.originals_by(rule, from, Some(to)) {
            if !by_original.contains_key(&original) {
                self.push(zone, window, original, None, into);
            }
        }
        merge_equal_instants(into, first);
        for exception in &self.exceptions {
            let unchanged = exception.start.is_none() && exception.kind == ExceptionKind::Add;
            let doubled = unchanged && {
                let at = zone.resolve(exception.original);
                into[first..].iter().any(|known| known.start_at == at)
            };
            if exception.kind != ExceptionKind::Skip && !doubled {
                self.push(zone, window, exception.original, Some(exception), into);
            }
        }
    }

    /// Whether a date of it meets the window.
    pub fn happens_in(&self, community: &Zone, window: Window) -> bool {
        let bounds = self.bounds(community);
        let zone = self.zone(community);
        if zone.resolve(bounds.begins) >= window.to || zone.resolve(bounds.ends_before) <= window.from {
            return false;
        }
        // Series reach far; eight years of dates, a leap day's distance, decide.
        let from = window.from.max(zone.resolve(bounds.begins));
        let to = window.to.min(from.saturating_add(8 * 366 * 86_400_000));
        let mut dates = Vec::new();
        self.collect(community, Window { from, to }, &mut dates);
        !dates.is_empty()
    }

    /// The originals that the rule names in `[from, to)`; of a schedule without one its start.
    pub fn originals(&self, community: &Zone, from: Civil, to: Option<Civil>) -> Originals {
        self.originals_by(self.rule(community).as_ref(), from, to)
    }

    fn originals_by(&self, rule: Option<&Rule>, from: Civil, to: Option<Civil>) -> Originals {
        match rule {
            Some(rule) => Originals::Rule(Box::new(rule.expand_between(self.start, from, to))),
            // A rule that cannot be read (an import kept it) happens once, at its start.
            None => Originals::Once(
                Some(self.start).filter(|start| *start >= from && to.is_none_or(|to| *start < to)),
            ),
        }
    }

    /// Whether the rule, or the start where there is none, names this original.
    pub fn names(&self, community: &Zone, original: Civil) -> bool {
        self.originals(community, original, Some(original + Duration::seconds(1))).next() == Some(original)
    }

    fn push(
        &self,
        zone: &Zone,
        window: Window,
        original: Civil,
        exception: Option<&Exception>,
        into: &mut Vec<Occurrence>,
    ) {
        let start = exception.map_or(original, Exception::starts);
        let minutes = exception.and_then(|exception| exception.duration_min).unwrap_or_else(|| self.length());
        let start_at = zone.resolve(start);
        let (end, end_at) = if self.all_day {
            let end = start + Duration::minutes(minutes.max(1440));
            (end, zone.resolve(end))
        } else {
            let end_at: Millis = start_at + minutes * 60_000;
            // Most dates have no change of the clock inside; those that have are asked of the zone.
            let plain = start + Duration::minutes(minutes);
            let end = if zone.offset_at(end_at) == zone.offset_at(start_at) {
                plain
            } else {
                zone.civil_of(end_at)
            };
            (end, end_at)
        };
        if !window.meets(start_at, end_at) {
            return;
        }
        into.push(Occurrence {
            schedule_id: self.id,
            original: if self.is_series() { civil_text(original) } else { String::new() },
            start,
            end,
            start_at,
            end_at,
            place: match (self.all_day, &self.tz) {
                (true, _) => Place::AllDay,
                (false, Tz::Floating) => Place::Floating,
                (false, _) => Place::Timed,
            },
            overrides: exception.map(|exception| exception.overrides.clone()).unwrap_or_default(),
        });
    }
}

/// Originals of a schedule, ascending.
pub enum Originals {
    /// Of a rule.
    Rule(Box<Expansion>),
    /// Of something that happens once.
    Once(Option<Civil>),
}

impl Iterator for Originals {
    type Item = Civil;
    fn next(&mut self) -> Option<Civil> {
        match self {
            Self::Rule(expansion) => expansion.next(),
            Self::Once(start) => start.take(),
        }
    }
}

/// Where the clock jumps forward, two civil times can be one instant: 02:30 and 03:30 of that night. It happens once.
fn merge_equal_instants(into: &mut Vec<Occurrence>, first: usize) {
    let mut keep = first;
    for at in first..into.len() {
        if keep > first && into[keep - 1].start_at == into[at].start_at {
            continue;
        }
        into.swap(keep, at);
        keep += 1;
    }
    into.truncate(keep.max(first));
}

/// How many dates of a counted rule come before `original`.
pub(super) fn dates_before(rule: &Rule, start: Civil, original: Civil) -> usize {
    rule.expand_between(start, start, Some(original)).count()
}
