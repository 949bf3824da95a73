//! Types and rules of schedules; no SQL.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::view::{Overrides, When};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    recurrence::{Civil, Rule, Zone},
};

/// Longest thing that can be planned: ten years, in minutes.
const LONGEST_MIN: i64 = 10 * 366 * 1440;

/// Of what a schedule is the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A post.
    Content,
    /// An activity.
    Activity,
    /// A task; its end, or its start when it has no length, is when it is due.
    Task,
    /// A small recurring act.
    Ritual,
}

/// The zone of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tz {
    /// That of the community, also when that changes.
    Community,
    /// Of whoever looks.
    Floating,
    /// One of its own.
    Named(Zone),
}

impl Tz {
    /// Reads `community`, `floating` or an IANA name.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "community" => Ok(Self::Community),
            "floating" => Ok(Self::Floating),
            name => Zone::named(name).map(Self::Named),
        }
    }
    /// The text that [`Tz::parse`] reads.
    pub fn text(&self) -> &str {
        match self {
            Self::Community => "community",
            Self::Floating => "floating",
            Self::Named(zone) => zone.name(),
        }
    }
}

/// What became of one date of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionKind {
    /// It does not happen.
    Skip,
    /// It happens at another time, or with something of its own.
    Move,
    /// It happens although the rule does not name it.
    Add,
}

/// A date that differs from the rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// The start that the rule gives it; for an added date the one it was added at.
    pub original: Civil,
    /// What became of it.
    pub kind: ExceptionKind,
    /// Its own start, when it has one.
    pub start: Option<Civil>,
    /// Its own length, when it has one.
    pub duration_min: Option<i64>,
    /// What it has of its own.
    pub overrides: Overrides,
}

impl Exception {
    /// A date without anything of its own.
    pub fn new(original: Civil, kind: ExceptionKind) -> Self {
        Self { original, kind, start: None, duration_min: None, overrides: Overrides::default() }
    }
    /// Whether it says nothing that the rule does not say.
    pub(super) fn is_plain(&self) -> bool {
        self.kind == ExceptionKind::Move
            && self.start.is_none()
            && self.duration_min.is_none()
            && self.overrides.is_empty()
    }
    /// Where it happens.
    pub fn starts(&self) -> Civil {
        self.start.unwrap_or(self.original)
    }
}

/// A schedule as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// The row.
    pub id: i64,
    /// The identity.
    pub uid: Uid,
    /// The community's row.
    pub community_id: i64,
    /// Of what.
    pub kind: Kind,
    /// The first start.
    pub start: Civil,
    /// The length of each date.
    pub duration_min: Option<i64>,
    /// The zone of its times.
    pub tz: Tz,
    /// Whether it takes whole days.
    pub all_day: bool,
    /// The rule as text, as it came.
    pub rrule: Option<String>,
    /// The last start that the rule gives, if it ends.
    pub last_start: Option<Civil>,
    /// Its name in calendar files.
    pub ical_uid: String,
    /// How often its time changed, for calendar files.
    pub sequence: i64,
    /// The series that it was split from, by its name in calendar files.
    pub related_to: Option<String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed.
    pub updated_at: Millis,
    /// Dates that differ from the rule, by original.
    pub exceptions: Vec<Exception>,
}

impl Schedule {
    /// Whether it has more than one date, so that its dates are told apart by their originals.
    pub fn is_series(&self) -> bool {
        self.rrule.is_some() || !self.exceptions.is_empty()
    }

    /// The zone that its civil times are in; a floating time is looked at in the community's.
    pub fn zone<'a>(&'a self, community: &'a Zone) -> &'a Zone {
        match &self.tz {
            Tz::Named(zone) => zone,
            Tz::Community | Tz::Floating => community,
        }
    }

    /// What the community's wall clock shows at a time of its own clock.
    pub(super) fn wall_time(&self, community: &Zone, own: Civil) -> Civil {
        match &self.tz {
            Tz::Named(zone) if !self.all_day && zone != community => community.civil_of(zone.resolve(own)),
            _ => own,
        }
    }

    /// The time of its own clock at which the community's wall clock shows `wall`: the way back from [`on_the_wall`].
    /// What takes whole days or floats has no clock of its own.
    pub(super) fn own_time(&self, community: &Zone, wall: Civil, all_day: bool) -> Civil {
        match &self.tz {
            Tz::Named(zone) if !all_day && zone != community => zone.civil_of(community.resolve(wall)),
            _ => wall,
        }
    }

    /// The rule with its bound as wall-clock time, its count replaced by the last date when that is known.
    pub fn rule(&self, community: &Zone) -> Option<Rule> {
        let rule = Rule::parse(self.rrule.as_deref()?).ok()?;
        let zone = (self.tz != Tz::Floating && !self.all_day).then(|| self.zone(community));
        let rule = rule.localised(zone);
        Some(match self.last_start {
            Some(last) => rule.until(last),
            None => rule,
        })
    }

    /// Minutes that one date takes on the calendar: at least a day when it takes whole days.
    pub fn length(&self) -> i64 {
        self.duration_min.unwrap_or(if self.all_day { 1440 } else { 0 })
    }

    /// The form's input that would make this schedule.
    pub fn when(&self) -> When {
        When {
            start: self.start,
            duration_min: self.duration_min,
            all_day: self.all_day,
            tz: self.tz.text().to_owned(),
            rule: self.rrule.as_deref().and_then(|text| Rule::parse(text).ok()),
        }
    }
}

/// What a new schedule is made from.
#[derive(Debug, Clone)]
pub struct NewSchedule {
    /// The community's row.
    pub community_id: i64,
    /// Of what.
    pub kind: Kind,
    /// When.
    pub when: When,
    /// Its name in calendar files, when it came from one.
    pub ical_uid: Option<String>,
    /// The rule exactly as it came, when it came from a calendar file.
    pub rrule: Option<String>,
    /// What a calendar file counts as its sequence.
    pub sequence: i64,
    /// The series that it continues.
    pub related_to: Option<String>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
    /// Whether it stands as a calendar file says it, also where a form would be refused.
    pub as_it_came: bool,
}

impl NewSchedule {
    /// A schedule of this program's own.
    pub fn new(community_id: i64, kind: Kind, when: When) -> Self {
        Self {
            community_id,
            kind,
            when,
            ical_uid: None,
            rrule: None,
            sequence: 0,
            related_to: None,
            exceptions: Vec::new(),
            as_it_came: false,
        }
    }
}

/// One date of a schedule, in a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// The schedule's row.
    pub schedule_id: i64,
    /// Its name in the series, civil text; empty when the schedule has only one date.
    pub original: String,
    /// Wall-clock start in the schedule's zone.
    pub start: Civil,
    /// Wall-clock end in the schedule's zone; for whole days the midnight after the last.
    pub end: Civil,
    /// The instant of the start (floating and whole days: in the community's zone).
    pub start_at: Millis,
    /// The instant of the end.
    pub end_at: Millis,
    /// How its times are to be shown.
    pub place: Place,
    /// What this date has of its own.
    pub overrides: Overrides,
}

impl Occurrence {
    /// Its start as the community's wall clock shows it.
    pub fn start_on_the_wall(&self, community: &Zone) -> Civil {
        on_the_wall(self.start, self.start_at, self.place == Place::AllDay, community)
    }
    /// Its end as the community's wall clock shows it.
    pub fn end_on_the_wall(&self, community: &Zone) -> Civil {
        on_the_wall(self.end, self.end_at, self.place == Place::AllDay, community)
    }
}

/// What the community's wall clock shows at a time of a schedule, whose zone may be another: so the calendar, Today and
/// every list say it. Days are the same everywhere.
pub fn on_the_wall(own: Civil, at: Millis, all_day: bool, community: &Zone) -> Civil {
    if all_day { own } else { community.civil_of(at) }
}

/// How the times of a date stand in the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At instants.
    Timed,
    /// At wall-clock times of whoever looks.
    Floating,
    /// On days.
    AllDay,
}

/// A stretch of time, `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its first instant.
    pub from: Millis,
    /// The instant after it.
    pub to: Millis,
}

impl Window {
    /// Whether something from `start` to `end` lies in it, even in part; a moment lies in it when it is not at its end.
    pub fn meets(&self, start: Millis, end: Millis) -> bool {
        start < self.to && (end > self.from || (start == end && start >= self.from))
    }
}

/// A rule that somebody makes gives no more dates than a calendar can show.
pub(super) fn check_density(when: &When) -> Result<()> {
    when.rule.as_ref().map_or(Ok(()), |rule| rule.clone().localised(None).check_density(when.start))
}

/// Whether something may be planned at that time.
pub(super) fn check_start(start: Civil) -> Result<()> {
    match (1900..=2200).contains(&chrono::Datelike::year(&start)) {
        true => Ok(()),
        false => Err(Error::invalid("start", "out_of_range")),
    }
}

/// Checks what a form gives and brings it into its stored form: whole days begin at midnight and are whole, and a
/// rule of our own begins with a date that it names (RFC 5545 3.8.5.3).
pub(super) fn checked(when: &When) -> Result<When> {
    let mut when = when.clone();
    Tz::parse(&when.tz)?;
    if when.duration_min.is_some_and(|minutes| !(0..=LONGEST_MIN).contains(&minutes)) {
        return Err(Error::invalid("duration_min", "out_of_range"));
    }
    check_start(when.start)?;
    if when.all_day {
        when.start = when.start.date().and_hms_opt(0, 0, 0).unwrap_or(when.start);
        when.duration_min = Some(((when.duration_min.unwrap_or(1440) + 1439) / 1440).max(1) * 1440);
    }
    if let Some(rule) = &when.rule {
        rule.check()?;
        let first = rule.clone().localised(None).expand(when.start).next();
        when.start = first.ok_or_else(|| Error::invalid("rule", "never_happens"))?;
    }
    Ok(when)
}
