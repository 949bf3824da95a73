//! The times of one UID: master, rule, exceptions, changed dates, alarms.

use chrono::Duration;

use super::{
    lines::{Component, Property},
    model::{Alarm, Item, ItemKind, Kept, Part},
    parse::{minutes, sequence},
    values::{Time, duration, periods, time, times},
    view::{CalendarProblem, ProblemCode},
    zones::{Meaning, ZoneReader},
};
use crate::{
    clock::Millis,
    recurrence::{Civil, Rule, RuleEnd, Zone, civil_text},
    schedule::{Exception, ExceptionKind, Overrides, When},
};

/// Properties whose meaning the plan holds itself; all others are kept as they came.
const HELD: [&str; 12] = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DUE",
    "RRULE",
    "EXDATE",
    "RDATE",
    "RECURRENCE-ID",
    "DTEND",
    "DURATION",
];

/// Reads one series into its item.
pub(super) struct Series<'a> {
    pub zones: &'a mut ZoneReader,
    pub problems: &'a mut Vec<CalendarProblem>,
    pub item: &'a mut Item,
}

/// A start with what is known of its zone.
struct Start {
    civil: Civil,
    all_day: bool,
    tz: String,
    zone: Option<Zone>,
}

impl Series<'_> {
    fn problem(&mut self, line: u32, code: ProblemCode, detail: &str) {
        self.problems.push(CalendarProblem::new(line, code, detail));
    }

    /// Reads the master; nothing when it cannot be planned. `whole` is false when the file has only changed dates.
    pub fn master(&mut self, master: &Component, whole: bool) -> Option<()> {
        self.keep(master, "");
        let todo = self.item.kind == ItemKind::Todo;
        if todo {
            self.item.done_at = done_at(master);
        }
        let start_property = match (master.property("DTSTART"), master.property("DUE")) {
            (Some(start), _) => start,
            (None, Some(due)) if todo => due,
            (None, _) if todo => return Some(()),
            (None, _) => {
                self.problem(master.line, ProblemCode::NoStart, &self.item.title.clone());
                return None;
            }
        };
        let Some(start) = self.start(start_property) else {
            self.problem(start_property.line, ProblemCode::BadTime, &start_property.text);
            return None;
        };
        let duration_min = self.length(master, &start, "");
        let mut when = When {
            start: start.civil,
            duration_min,
            all_day: start.all_day,
            tz: start.tz.clone(),
            rule: None,
        };
        if whole {
            self.rule(master, &mut when)?;
            self.item.when = Some(when);
            self.dates(master, &start);
        } else {
            // Only changed dates: the first one's original stands for the series.
            let original = master.property("RECURRENCE-ID").and_then(|id| self.civil_in(id, &start));
            when.start = original.unwrap_or(start.civil);
            self.item.when = Some(when);
        }
        Some(())
    }

    fn rule(&mut self, master: &Component, when: &mut When) -> Option<()> {
        let rules: Vec<&Property> = master.properties.iter().filter(|one| one.name == "RRULE").collect();
        let Some(first) = rules.first() else { return Some(()) };
        match Rule::parse(&first.value) {
            Ok(rule) if !matches!(rule.end, RuleEnd::Count { count: 0 }) => when.rule = Some(rule),
            _ => {
                self.problem(first.line, ProblemCode::BadRule, &first.value);
                return None;
            }
        }
        self.item.rrule = Some(first.value.trim().to_owned());
        for other in &rules[1..] {
            self.problem(other.line, ProblemCode::SeveralRules, &other.value);
            self.item.kept.push(Kept {
                original: String::new(),
                part: Part::Properties,
                raw: other.text.clone(),
            });
        }
        Some(())
    }

    /// EXDATE and RDATE, and a start that its rule does not name.
    fn dates(&mut self, master: &Component, start: &Start) {
        let rule = self.localised(start);
        let named = |at: Civil| {
            rule.as_ref().is_none_or(|rule| {
                rule.expand_between(start.civil, at, Some(at + Duration::seconds(1))).next() == Some(at)
            })
        };
        let ended = match rule.as_ref().map(|rule| rule.end) {
            Some(RuleEnd::Until { until, .. }) => until < start.civil,
            _ => false,
        };
        if !named(start.civil) && !ended {
            self.put(Exception::new(start.civil, ExceptionKind::Add));
        }
        for property in master.properties.iter().filter(|one| matches!(one.name.as_str(), "EXDATE" | "RDATE"))
        {
            let (found, wrong) = periods(property);
            if wrong > 0 {
                self.problem(property.line, ProblemCode::BadTime, &property.text);
            }
            for (time, rest) in found {
                let at = self.in_zone(&time, start);
                if property.name == "RDATE" {
                    let length = rest.and_then(|rest| self.length_of_period(property, &time, rest));
                    self.add_date(at, start, length);
                } else {
                    for at in excluded(&time, at, start, rule.as_ref()) {
                        self.put(Exception::new(at, ExceptionKind::Skip));
                    }
                }
            }
        }
    }

    /// What follows the start of a period is its length or its end.
    fn length_of_period(&mut self, property: &Property, start: &Time, rest: &str) -> Option<i64> {
        if let Some(length) = duration(rest) {
            return Some(minutes(length));
        }
        let end = time(rest, property.param("TZID"))?;
        let length = match (self.instant(start), self.instant(&end)) {
            (Some(from), Some(to)) => Duration::milliseconds(to - from),
            _ => end.civil() - start.civil(),
        };
        Some(minutes(length)).filter(|length| *length > 0)
    }

    fn add_date(&mut self, at: Civil, start: &Start, duration_min: Option<i64>) {
        let named = |rule: &Rule| {
            rule.expand_between(start.civil, at, Some(at + Duration::seconds(1))).next() == Some(at)
        };
        // A start without a rule, or a date that the rule names anyway, is there already.
        if self.localised(start).as_ref().map_or(at == start.civil, named) {
            return;
        }
        let usual = self.item.when.as_ref().and_then(|when| when.duration_min);
        let mut exception = Exception::new(at, ExceptionKind::Add);
        exception.duration_min = duration_min.filter(|length| Some(*length) != usual);
        self.put(exception);
    }

    fn localised(&self, start: &Start) -> Option<Rule> {
        let rule = self.item.when.as_ref().and_then(|when| when.rule.clone())?;
        Some(rule.localised(start.zone.as_ref().filter(|_| !start.all_day)))
    }

    /// Adds an exception; of two for one date the later says more.
    fn put(&mut self, exception: Exception) {
        self.item.exceptions.retain(|known| known.original != exception.original);
        self.item.exceptions.push(exception);
    }

    /// One changed date.
    pub fn change(&mut self, change: &Component) {
        let Some(when) = self.item.when.clone() else { return };
        let zone = Zone::named(&when.tz).ok();
        let base = Start { civil: when.start, all_day: when.all_day, tz: when.tz.clone(), zone };
        let Some(id) = change.property("RECURRENCE-ID") else { return };
        let Some(original) = self.civil_in(id, &base) else {
            return self.problem(id.line, ProblemCode::BadTime, &id.text);
        };
        if id.param("RANGE").is_some() {
            self.problem(id.line, ProblemCode::Range, &id.text);
        }
        let start = change.property("DTSTART").and_then(|start| self.start(start));
        let own = start.as_ref().map_or(base.civil, |start| start.civil);
        let length = start.as_ref().and_then(|start| self.length(change, start, &civil_text(original)));
        let at = change.property("DTSTART").and_then(|start| self.civil_in(start, &base)).unwrap_or(own);
        // What a newer master excludes was deleted after it had been changed.
        let is_gone = |known: &Exception| known.original == original && known.kind == ExceptionKind::Skip;
        if sequence(change) < self.item.sequence && self.item.exceptions.iter().any(is_gone) {
            return;
        }
        let added = self
            .item
            .exceptions
            .iter()
            .any(|known| known.original == original && known.kind == ExceptionKind::Add);
        // A changed date is told whole: what it does not say is not so on that date. Only a title is always there.
        let text = |name: &str, of: &str| {
            let own = change.property(name).map(Property::content).unwrap_or_default();
            (own != of).then_some(own)
        };
        let overrides = Overrides {
            title: text("SUMMARY", &self.item.title).filter(|title| !title.is_empty()),
            place: text("LOCATION", &self.item.place),
            note: text("DESCRIPTION", &self.item.note),
        };
        self.keep(change, &civil_text(original));
        let done = done_at(change).filter(|_| self.item.kind == ItemKind::Todo);
        self.item.done_dates.extend(done.map(|at| (civil_text(original), at)));
        let exception = Exception {
            original,
            kind: if added { ExceptionKind::Add } else { ExceptionKind::Move },
            start: (at != original).then_some(at),
            duration_min: length.filter(|length| Some(*length) != when.duration_min),
            overrides,
        };
        // A date that is merely done happens as its series says.
        let differs = exception.start.is_some()
            || exception.duration_min.is_some()
            || !exception.overrides.is_empty()
            || added;
        if done.is_none() || differs {
            self.put(exception);
        }
    }

    /// Brings exceptions into order; a skipped date that is also changed happens.
    pub fn finish(&mut self) {
        self.item.exceptions.sort_by_key(|exception| exception.original);
    }

    /// Keeps what the plan does not hold: other properties, alarms and whatever else is inside.
    fn keep(&mut self, component: &Component, original: &str) {
        let mut kept = |part: Part, raw: String| {
            self.item.kept.push(Kept { original: original.to_owned(), part, raw });
        };
        let lines: Vec<&str> = component
            .properties
            .iter()
            .filter(|property| !HELD.contains(&property.name.as_str()))
            .map(|property| property.text.as_str())
            .collect();
        if !lines.is_empty() {
            kept(Part::Properties, lines.join("\n"));
        }
        for inside in &component.components {
            kept(Part::Inside, inside.text());
            if original.is_empty()
                && let Some(alarm) = alarm_of(inside)
            {
                self.item.alarms.push(alarm);
            }
        }
    }

    /// A start, with its zone in the terms of a schedule.
    fn start(&mut self, property: &Property) -> Option<Start> {
        let time = times(property).0.into_iter().next()?;
        let civil = time.civil();
        Some(match time {
            Time::Date(_) => Start { civil, all_day: true, tz: "floating".to_owned(), zone: None },
            Time::Floating(_) => Start { civil, all_day: false, tz: "floating".to_owned(), zone: None },
            Time::Utc(_) => Start { civil, all_day: false, tz: "UTC".to_owned(), zone: Some(Zone::utc()) },
            Time::Zoned(_, id) => match self.zones.meaning(&id) {
                Meaning::Zone(zone) => {
                    Start { civil, all_day: false, tz: zone.name().to_owned(), zone: Some(zone) }
                }
                Meaning::Own(own) => {
                    // No zone of the database has these offsets; the instant is right, later changes are not known.
                    self.problem(property.line, ProblemCode::OwnZone, &id);
                    let offset = i64::from(own.offset_at(civil).unwrap_or(0));
                    let utc = civil - Duration::seconds(offset);
                    Start { civil: utc, all_day: false, tz: "UTC".to_owned(), zone: Some(Zone::utc()) }
                }
                Meaning::Unknown => {
                    self.problem(property.line, ProblemCode::UnknownZone, &id);
                    Start { civil, all_day: false, tz: "floating".to_owned(), zone: None }
                }
            },
        })
    }

    /// The instant of a time, when it has one.
    fn instant(&mut self, time: &Time) -> Option<Millis> {
        match time {
            Time::Date(_) | Time::Floating(_) => None,
            Time::Utc(at) => Some(at.and_utc().timestamp_millis()),
            Time::Zoned(at, id) => match self.zones.meaning(id) {
                Meaning::Zone(zone) => Some(zone.resolve(*at)),
                Meaning::Own(own) => {
                    let offset = Duration::seconds(i64::from(own.offset_at(*at).unwrap_or(0)));
                    Some((*at - offset).and_utc().timestamp_millis())
                }
                Meaning::Unknown => None,
            },
        }
    }

    /// The wall-clock time of the series' own zone at which `property` lies.
    fn civil_in(&mut self, property: &Property, series: &Start) -> Option<Civil> {
        let time = times(property).0.into_iter().next()?;
        Some(self.in_zone(&time, series))
    }

    fn in_zone(&mut self, time: &Time, series: &Start) -> Civil {
        let civil = match (self.instant(time), &series.zone) {
            (Some(at), Some(zone)) => match time {
                // The same zone: the digits stand, also where the clock jumps over them.
                Time::Zoned(civil, _) if zone.civil_of(at) == *civil => *civil,
                Time::Zoned(civil, id) if self.zones.meaning(id) == Meaning::Zone(zone.clone()) => *civil,
                _ => zone.civil_of(at),
            },
            _ => time.civil(),
        };
        match time {
            Time::Date(_) if !series.all_day => civil.date().and_time(series.civil.time()),
            _ if series.all_day => civil.date().and_hms_opt(0, 0, 0).unwrap_or(civil),
            _ => civil,
        }
    }

    /// The length in minutes that DTEND, DUE or DURATION give.
    fn length(&mut self, component: &Component, start: &Start, original: &str) -> Option<i64> {
        let name = if self.item.kind == ItemKind::Todo { "DUE" } else { "DTEND" };
        // Of both, which must not stand together, the end is what the programs that write them mean.
        if let Some(length) = component.property("DURATION").filter(|_| component.property(name).is_none()) {
            return match duration(&length.value) {
                Some(length) => Some(self.whole_minutes(length, original)),
                None => {
                    self.problem(length.line, ProblemCode::BadTime, &length.text);
                    None
                }
            };
        }
        let end = component.property(name)?;
        if name == "DUE" && component.property("DTSTART").is_none() {
            return None;
        }
        let Some(time) = times(end).0.into_iter().next() else {
            self.problem(end.line, ProblemCode::BadTime, &end.text);
            return None;
        };
        let length = match (self.instant(&time), &start.zone) {
            (Some(end), Some(zone)) => Duration::milliseconds(end - zone.resolve(start.civil)),
            _ => time.civil() - start.civil,
        };
        // Programs exist that write an end before the start; it then takes no time.
        Some(self.whole_minutes(length, original)).filter(|length| *length > 0 || !start.all_day)
    }

    /// Whole minutes for the plan; a length that has seconds is kept for the way back.
    fn whole_minutes(&mut self, length: Duration, original: &str) -> i64 {
        let length = length.max(Duration::zero());
        if length.num_seconds() % 60 != 0 {
            let raw = length.num_seconds().to_string();
            self.item.kept.push(Kept { original: original.to_owned(), part: Part::Seconds, raw });
        }
        minutes(length)
    }
}

/// The dates that an EXDATE means: a day without a time excludes what happens on it.
fn excluded(time: &Time, at: Civil, start: &Start, rule: Option<&Rule>) -> Vec<Civil> {
    match (time, rule) {
        (Time::Date(day), Some(rule)) if !start.all_day => {
            let from = day.and_hms_opt(0, 0, 0).unwrap_or(at);
            rule.expand_between(start.civil, from, Some(from + Duration::days(1))).collect()
        }
        _ => vec![at],
    }
}

fn done_at(todo: &Component) -> Option<Millis> {
    let completed = todo.property("COMPLETED").and_then(|done| times(done).0.into_iter().next());
    let status = todo.property("STATUS").is_some_and(|status| status.value.eq_ignore_ascii_case("COMPLETED"));
    match completed {
        Some(time) => Some(time.civil().and_utc().timestamp_millis()),
        None if status => todo
            .property("LAST-MODIFIED")
            .or_else(|| todo.property("DTSTAMP"))
            .and_then(|stamp| times(stamp).0.into_iter().next())
            .map(|time| time.civil().and_utc().timestamp_millis()),
        None => None,
    }
}

/// An alarm relative to the start or the end. Those at an instant, and mails, are only kept.
pub(super) fn alarm_of(inside: &Component) -> Option<Alarm> {
    if inside.name != "VALARM" || inside.property("ACTION").is_some_and(|action| action.value == "EMAIL") {
        return None;
    }
    let trigger = inside.property("TRIGGER")?;
    let lead = duration(&trigger.value)?;
    Some(Alarm { from_end: trigger.param("RELATED") == Some("END"), lead_min: -minutes(lead) })
}
